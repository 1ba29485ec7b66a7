import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkEvidence, checkReceipt, getItem, publishRoots } from '#casework'
import { receiptSchema } from '../../src/casework/evidence/receipt-format.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit, visitor } from './people.ts'
import { submitted } from './reviewed-item.ts'
import { accept, attach, dailyRoots, receiptOf, rootsFile, save } from './visits.ts'

const item = getItem(catalogue, 'stable-employment-refund')
const unitNo = '410783000002'
const form = {
  noticeRead: '1',
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
let runtime: TestRuntime
let id: string
beforeAll(async () => {
  runtime = await testRuntime()
  const acting = runtime.as(await operator(runtime, unitNo))
  id = await save(acting, item, form)
  const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  await attach(acting, item, {
    declarationId: id,
    kind: 'proof',
    name: 'a.png',
    stream: Readable.from(picture),
  })
  await submit(acting, item, { declarationId: id })
  for (const subject of ['1', '2', '3', '4']) await submitted(runtime, '410783000005', { subject })
})
afterAll(() => runtime.close())

const system = (at: string) => runtime.as({ kind: 'system' } as const, at)
const receipt = async () => JSON.stringify(await receiptOf(runtime.as(await operator(runtime, unitNo)), id))
const failing = (text: string, roots?: string) =>
  checkReceipt(text, roots === undefined ? {} : { roots })
    .checks.filter(check => check.holds === false)
    .map(check => check.title)
const faults = async () => {
  const said: string[] = []
  await checkEvidence(system('2023-08-13T09:00:00+08:00'), fault => said.push(fault))
  return said
}
/** Changes a row directly in the database, runs the check, and restores the row. */
async function tampered(table: string, change: string, where = 'true'): Promise<string[]> {
  const { owner } = runtime
  await owner.query(`create table casework.kept as select * from ${table}`)
  const changed = await owner.query(`update ${table} set ${change} where ${where}`)
  expect(changed.rowCount, change).toBeGreaterThan(0)
  const said = await faults()
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
      and attgenerated = ''`,
  )
  const columns = rows.map(row => row.name)
  const key = table === 'casework.daily_root' ? 'day' : columns.includes('seq') ? 'seq' : 'declaration_id'
  const same = [...new Set([key, ...(key === 'day' ? [] : ['declaration_id'])])]
  await owner.query(
    `update ${table} t set ${columns
      .filter(name => !same.includes(name))
      .map(name => `${name} = k.${name}`)
      .join(', ')} from casework.kept k where ${same.map(name => `t.${name} = k.${name}`).join(' and ')}`,
  )
  await owner.query('drop table casework.kept')
  return said
}

test('a receipt verifies on its own; the root is published once, the next day, the same for everybody', async () => {
  const today = checkReceipt(await receipt())
  expect(today.checks.filter(check => check.holds === false)).toEqual([])
  expect(today.checks.at(-1)).toMatchObject({ title: '每日存证', holds: undefined })
  expect(today.declared).toContainEqual({ label: '联系人', value: '王五' })
  expect(await publishRoots(system('2023-08-12T00:29:00+08:00'))).toBe(0)
  const both = await Promise.all([1, 2].map(() => publishRoots(system('2023-08-12T00:31:00+08:00'))))
  expect(Math.max(...both)).toBe(1)
  expect(await publishRoots(system('2023-08-12T09:00:00+08:00'))).toBe(0)
  expect(await dailyRoots(runtime.as(visitor))).toMatchObject([{ day: '2023-08-11', chains: 5 }])
  const roots = JSON.stringify(await rootsFile(runtime.as(visitor)))
  const { checks } = checkReceipt(await receipt(), { roots })
  expect(checks.map(check => check.holds)).toEqual([true, true, true, true, true])
})

test('missed days are caught up, and a receipt proves the newest', async () => {
  const acceptor = runtime.as(await officer(runtime, '410783-accept'), '2023-08-12T10:00:00+08:00')
  await accept(acceptor, item, id)
  expect(await publishRoots(system('2023-08-15T09:00:00+08:00'))).toBe(3)
  const roots = await rootsFile(runtime.as(visitor))
  expect(roots.roots.map(root => root.day)).toEqual(['2023-08-11', '2023-08-12', '2023-08-13', '2023-08-14'])
  expect(failing(await receipt(), JSON.stringify(roots))).toEqual([])
  expect(receiptSchema.parse(JSON.parse(await receipt())).inclusion?.day).toBe('2023-08-14')
})

test('any changed byte of a receipt is detected', async () => {
  const text = await receipt()
  const roots = JSON.stringify(await rootsFile(runtime.as(visitor)))
  const changed = (from: string | RegExp, to: string) => failing(text.replace(from, to), roots)
  expect(changed('王五', '王六')).toContain('申报内容')
  expect(changed('41001522010050205678', '41001522010050205679')).toContain('申报内容')
  expect(changed(/提交申报；/, '提交申报，')).toContain('办理过程')
  expect(changed(/"origin":"[0-9a-f]/, '"origin":"x')).toContain('办理过程')
  expect(changed(/"path":\["[0-9a-f]{4}/, '"path":["0000')).toContain('每日存证')
  expect(failing(text, roots.replace(/"root":"[0-9a-f]{4}/, '"root":"0000'))).toContain('与公布的存证值比对')
  expect(failing('{}')).toEqual(['文件'])
  expect(checkReceipt(text, { typed: ' 00 ' }).checks.at(-1)?.holds).toBe(false)
})

test('a receipt does not reveal an officer’s address or account', async () => {
  expect(await receipt()).not.toMatch(/127\.0\.0\.1|actor_no/)
})

test('changes in the database are reported, and nothing else', async () => {
  expect(await faults()).toEqual([])
  const event = await tampered(
    'casework.event',
    "words = '受理后退回'",
    `declaration_id = '${id}' and verb = 'accept'`,
  )
  expect(event).toEqual([expect.stringMatching(/^受理流水号 \d{24}：第 4 条办理记录已被改动/)])
  const last = await tampered(
    'casework.event',
    "hash = sha256('x')",
    `declaration_id = '${id}' and verb = 'accept'`,
  )
  expect(last.join()).toMatch(/每日存证 2023-08-12.*每日存证 2023-08-14.*不在最近一日的存证中/)
  const snapshot = 'snapshot_sealed = set_byte(snapshot_sealed, 40, get_byte(snapshot_sealed, 40) # 1)'
  expect(await tampered('casework.declaration', snapshot, `declaration_id = '${id}'`)).toEqual([
    expect.stringContaining('提交时留存的内容已被改动'),
  ])
  const statement = 'statement_sealed = set_byte(statement_sealed, 40, get_byte(statement_sealed, 40) # 1)'
  expect(await tampered('casework.submission', statement, `declaration_id = '${id}'`)).toEqual([
    expect.stringContaining('第 3 条记录的申报内容已被改动'),
  ])
  expect(await tampered('casework.material_page', "sha256 = repeat('0', 64)")).toHaveLength(2)
  expect(await tampered('casework.daily_root', "root = sha256('x')", "day = '2023-08-12'")).toEqual([
    expect.stringContaining('每日存证 2023-08-12：与前一日不相连'),
    expect.stringContaining('每日存证 2023-08-12：与现在的办理记录不一致'),
  ])
  expect(await faults()).toEqual([])
})

test('a damaged or missing file is named', async () => {
  const { rows } = await runtime.owner.query<{ sha256: string }>('select sha256 from casework.material_page')
  const sha256 = rows[0]?.sha256 ?? ''
  const stored = await readdir(runtime.runtime.config.dataDir, { recursive: true })
  for (const name of stored.filter(one => /[0-9a-f]{64}$/.test(one))) {
    await writeFile(join(runtime.runtime.config.dataDir, name), 'changed')
  }
  expect(await faults()).toEqual([expect.stringContaining(`电子材料文件 ${sha256} 缺失或已被改动`)])
})
