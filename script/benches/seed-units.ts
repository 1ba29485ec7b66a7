import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commandAsHall, hashPassword, newAccount } from '#identity'
import type { Runtime } from '#platform'
import { creditCodeFault, importFile } from '#registry'
import type { HallBesidePostgres } from './hall-beside-postgres.ts'

export const password = 'Bench#2023'

export interface SeededUnit {
  readonly unitNo: string
  readonly creditCode: string
  readonly mobile: string
  readonly form: Readonly<Record<string, string>>
}

const head =
  'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name'

/** A database to seed, and a folder for the file of units. */
type Seeded = Pick<HallBesidePostgres, 'owner' | 'withRuntime'> & {
  readonly hall: { readonly dataDir: string }
}

/** Creates units with an administrator who can log in, through the hall's own import and verb. */
export async function seedUnits(bench: Seeded, number: number): Promise<SeededUnit[]> {
  const units = Array.from({ length: number }, (_, i) => unitOf(410783500000 + i))
  const rows = units.map(
    ({ unitNo, creditCode, form }) =>
      `${unitNo},${creditCode},${form.accountName},企业,410783,小型,0,0,0,,${form.accountName},${form.accountNo},${form.bankName}`,
  )
  const path = join(bench.hall.dataDir, 'units.csv')
  await writeFile(path, [head, ...rows].join('\n'))
  await bench.withRuntime(async runtime => {
    await importFile(runtime, { kind: 'units', path })
    const passwordHash = await hashPassword(password)
    for (const unit of units) await appoint(runtime, unit, passwordHash)
  })
  const numbers = units.map(unit => unit.unitNo)
  await bench.owner.query('insert into identity.unit_opening select unnest($1::text[]), now()', [numbers])
  return units
}

async function appoint(
  runtime: Runtime,
  { unitNo, mobile }: SeededUnit,
  passwordHash: string,
): Promise<void> {
  const at = runtime.clock.now()
  const acting = {
    runtime,
    at,
    who: { kind: 'visitor' as const },
    origin: { ip: '127.0.0.1', agent: 'bench', visitor: 'bench' },
  }
  await commandAsHall(acting, tx =>
    newAccount(tx, { kind: 'operator', login: unitNo, unitNo, name: '经办人', mobile, passwordHash, at }),
  )
}

function unitOf(number: number): SeededUnit {
  const unitNo = String(number)
  return {
    unitNo,
    creditCode: creditCodeWith(`91410783${unitNo.slice(-6)}00`),
    mobile: `139${unitNo.slice(-8)}`,
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

/** Appends the two check characters. */
function creditCodeWith(first: string): string {
  const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const codes = characters.flatMap(one => characters.map(other => first + one + other))
  return codes.find(code => creditCodeFault(code) === undefined) ?? first
}
