import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Acting, commandAsHall, hashPassword, logIn, newAccount } from '#identity'
import { asApplication, type Runtime, startPostgres } from '#platform'
import { importFile } from '#registry'
import { openBeside } from './open-beside.ts'

export interface SeededUnit {
  readonly unitNo: string
  readonly mobile: string
  readonly session: string
  readonly form: Readonly<Record<string, string>>
}

const head =
  'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name'

/** Creates units with a logged-in operator, beside the running hall on the same server. */
export async function seedUnits(dataDir: string, number: number) {
  const { connection } = await startPostgres({ dataDir, log: () => {} })
  const runtime = await openBeside(dataDir)
  const numbers = Array.from({ length: number }, (_, i) => String(410783500000 + i))
  const rows = numbers.map(
    unitNo =>
      `${unitNo},,压测单位${unitNo},企业,410783,小型,0,0,0,,压测单位${unitNo},4100152201005020,中国建设银行`,
  )
  const file = join(dataDir, 'units.csv')
  await writeFile(file, [head, ...rows].join('\n'))
  await importFile(runtime, { kind: 'units', path: file })
  const units: SeededUnit[] = []
  for (const unitNo of numbers) units.push(await enter(runtime, unitNo))
  return {
    units,
    connection: asApplication(connection),
    close: () => Promise.all([runtime.db.destroy(), runtime.bulk.end()]),
  }
}

async function enter(runtime: Runtime, unitNo: string): Promise<SeededUnit> {
  const acting: Acting = {
    runtime,
    at: runtime.clock.now(),
    who: { kind: 'visitor' },
    origin: { ip: `bench-${unitNo}`, agent: 'bench', visitor: 'bench' },
  }
  const password = 'Bench#2023'
  const mobile = `139${unitNo.slice(-8)}`
  const passwordHash = await hashPassword(password)
  await commandAsHall(acting, tx =>
    newAccount(tx, {
      kind: 'operator',
      login: unitNo,
      unitNo,
      name: '经办人',
      mobile,
      passwordHash,
      at: acting.at,
    }),
  )
  const entrance = await commandAsHall(acting, tx =>
    logIn(tx, acting, { kind: 'operator', login: unitNo, password }),
  )
  if (entrance.step !== 'in') throw new Error('a second step is due')
  return {
    unitNo,
    mobile,
    session: entrance.session,
    form: {
      year: '2023',
      contactName: '经办人',
      contactMobile: '13800000003',
      payTo: '单位',
      accountNo: '4100152201005020',
      bankName: '中国建设银行长垣支行',
      accountName: `压测单位${unitNo}`,
    },
  }
}
