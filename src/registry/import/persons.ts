import { sql } from 'kysely'
import { z } from 'zod'
import { blindIndex, seal, type Tx } from '#platform'
import { idNoFault } from '../codes/id-no.ts'
import { places, registry } from '../tables.ts'
import { optionalDay, optionalText, readRow, text, yuan } from './cells.ts'
import type { FileKind } from './file-kind.ts'

const person = z.object({
  id_no: z
    .string('缺少此列的值')
    .trim()
    .toUpperCase()
    .superRefine((value, context) => {
      const message = idNoFault(value)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    }),
  name: text,
  ethnicity: text,
  started_work_on: optionalDay,
  unit_no: optionalText,
  pension_balance: yuan,
  pension_base: yuan,
  pension_state: text,
  unemployment_base: yuan,
  unemployment_state: text,
})
type PersonRow = z.infer<typeof person>

/** Insured people with their account balance and the state of two insurances. */
export const personRows: FileKind<PersonRow> = {
  columns: Object.keys(person.shape),
  read: readRow(person),
  async write(tx, rows) {
    let changed = 0
    for (const row of rows) changed += await writePerson(tx, row)
    return { changed, faults: new Map() }
  },
}

async function writePerson(tx: Tx, row: PersonRow): Promise<number> {
  const values = {
    name: row.name,
    ethnicity: row.ethnicity,
    started_work_on: row.started_work_on,
    unit_no: row.unit_no,
    pension_balance_fen: row.pension_balance,
  }
  const written = await registry(tx)
    .insertInto('registry.person')
    .values({
      id_no_index: blindIndex(row.id_no, 'id-no'),
      id_no_sealed: seal(row.id_no, places.idNo),
      ...values,
    })
    .onConflict(conflict =>
      conflict
        .column('id_no_index')
        .doUpdateSet(values)
        .where(
          sql<boolean>`(person.name, person.ethnicity, person.started_work_on, person.unit_no, person.pension_balance_fen)
            is distinct from (excluded.name, excluded.ethnicity, excluded.started_work_on, excluded.unit_no, excluded.pension_balance_fen)`,
        ),
    )
    .executeTakeFirstOrThrow()
  const { person_no } = await registry(tx)
    .selectFrom('registry.person')
    .select('person_no')
    .where('id_no_index', '=', blindIndex(row.id_no, 'id-no'))
    .executeTakeFirstOrThrow()
  const insured = await registry(tx)
    .insertInto('registry.person_insurance')
    .values([
      { person_no, insurance: '养老保险', base_fen: row.pension_base, state: row.pension_state },
      { person_no, insurance: '失业保险', base_fen: row.unemployment_base, state: row.unemployment_state },
    ])
    .onConflict(conflict =>
      conflict
        .columns(['person_no', 'insurance'])
        .doUpdateSet(old => ({ base_fen: old.ref('excluded.base_fen'), state: old.ref('excluded.state') }))
        .where(
          sql<boolean>`(person_insurance.base_fen, person_insurance.state) is distinct from (excluded.base_fen, excluded.state)`,
        ),
    )
    .executeTakeFirstOrThrow()
  const count = (written.numInsertedOrUpdatedRows ?? 0n) + (insured.numInsertedOrUpdatedRows ?? 0n)
  return count > 0n ? 1 : 0
}
