import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'

const files = {
  units: `unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name
410783000077,,长垣示例无登记有限公司,企业,410783,小型,0,0,0,,长垣示例无登记有限公司,41001522010050207777,中国建设银行长垣支行
`,
  persons: `id_no,name,ethnicity,started_work_on,unit_no,pension_balance,pension_base,pension_state,unemployment_base,unemployment_state,mobile
410783199506060016,孙七,汉族,2017-07-01,410783000077,1000.00,3579.00,参保缴费,3579.00,参保缴费,13800000021
`,
} as const

/** A file to import: a unit without a contact on record, and one of its employees. @returns its path */
export async function contactsOf(kind: keyof typeof files): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'registers-')), `${kind}.csv`)
  await writeFile(path, files[kind])
  return path
}

/** A units file of some rows, each as the columns of the data contract from `unit_no` to `area_code`. @returns its path */
export async function unitsFile(rows: readonly string[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'registers-')), 'units.csv')
  const [head] = files.units.split('\n')
  await writeFile(path, `${[head, ...rows.map(row => `${row},小型,0,0,0,,,,`)].join('\n')}\n`)
  return path
}

/** A picture that passes as 营业执照. */
export async function licence() {
  const picture = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#ccc' } })
    .png()
    .toBuffer()
  return { name: '营业执照.png', stream: Readable.from([picture]) }
}
