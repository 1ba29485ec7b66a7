import type { Selectable } from 'kysely'
import { refuse, type Tx, unseal } from '#platform'
import { birthDateOf, sexOf } from './codes/id-no.ts'
import { sealed } from './sealed.ts'
import { type RegistryTables, registry } from './tables.ts'

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
  readonly insurances: readonly {
    readonly insurance: string
    readonly baseFen: number
    readonly state: string
  }[]
}

/** @throws Refusal 'not-found'. */
export async function getPerson(tx: Tx, personNo: number): Promise<Person> {
  const row = await persons(tx).where('person_no', '=', personNo).executeTakeFirst()
  return row ? await personOf(tx, row) : refuse('not-found', '未查询到您的参保信息。')
}

export const persons = (tx: Tx) => registry(tx).selectFrom('registry.person').selectAll()

export async function personOf(tx: Tx, row: Selectable<RegistryTables['registry.person']>): Promise<Person> {
  const insurances = await registry(tx)
    .selectFrom('registry.person_insurance')
    .selectAll()
    .where('person_no', '=', row.person_no)
    .orderBy('insurance', 'desc')
    .execute()
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
    insurances: insurances.map(one => ({
      insurance: one.insurance,
      baseFen: one.base_fen,
      state: one.state,
    })),
  }
}
