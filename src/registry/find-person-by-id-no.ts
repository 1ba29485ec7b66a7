import { sql } from 'kysely'
import { blindIndex, type Tx } from '#platform'
import { type Person, type PersonRow, personOf } from './person.ts'

/** The insured person with this ID number, if on record. */
export async function findPersonByIdNo(tx: Tx, idNo: string): Promise<Person | undefined> {
  const { rows } = await sql<PersonRow>`
    select * from registry.person_by_id_no(${blindIndex(idNo, 'id-no')})`.execute(tx)
  const [row] = rows
  return row && (await personOf(tx, row))
}
