import { type Selectable, sql } from 'kysely'
import { refuse, type Tx, unseal } from '#platform'
import { birthDateOf, sexOf } from './codes/id-no.ts'
import { sealed } from './sealed.ts'
import type { RegistryTables } from './tables.ts'

/** An insured person (参保人员). */
export interface Person {
  readonly personNo: number
  readonly name: string
  readonly idNo: string
  readonly sex: '男' | '女'
  /** YYYY-MM-DD */
  readonly birthDate: string
  readonly ethnicity: string
  readonly startedWorkOn: string | null
  readonly unitNo: string | null
  readonly pensionBalanceFen: number
  /** on record; not necessarily the one of an account */
  readonly mobile: string | null
  readonly insurances: readonly {
    readonly insurance: string
    readonly baseFen: number
    readonly state: string
  }[]
}

/** @throws Refusal 'not-found'. */
export async function getPerson(tx: Tx, personNo: number): Promise<Person> {
  const { rows } = await sql<PersonRow>`select * from registry.person_by_no(${personNo})`.execute(tx)
  const [row] = rows
  return row ? await personOf(tx, row) : refuse('not-found', '未查询到您的参保信息。')
}

export type PersonRow = Selectable<RegistryTables['registry.person']>

type InsuranceRow = Selectable<RegistryTables['registry.person_insurance']>

export async function personOf(tx: Tx, row: PersonRow): Promise<Person> {
  const { rows: insurances } = await sql<InsuranceRow>`
    select * from registry.insurances_of(${row.person_no})`.execute(tx)
  const idNo = unseal(row.id_no_sealed, sealed.idNo, row)
  return {
    personNo: row.person_no,
    name: row.name,
    idNo,
    sex: sexOf(idNo),
    birthDate: birthDateOf(idNo),
    ethnicity: row.ethnicity,
    startedWorkOn: row.started_work_on,
    unitNo: row.unit_no,
    pensionBalanceFen: row.pension_balance_fen,
    mobile: row.mobile_sealed && unseal(row.mobile_sealed, sealed.personMobile, row),
    insurances: insurances.map(one => ({
      insurance: one.insurance,
      baseFen: one.base_fen,
      state: one.state,
    })),
  }
}
