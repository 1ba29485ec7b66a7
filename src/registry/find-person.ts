import { blindIndex, type Tx } from '#platform'
import { type Person, personOf, persons } from './person.ts'

/** The insured person with this ID number, if on record. */
export async function findPersonByIdNo(tx: Tx, idNo: string): Promise<Person | undefined> {
  const row = await persons(tx).where('id_no_index', '=', blindIndex(idNo, 'id-no')).executeTakeFirst()
  return row && (await personOf(tx, row))
}
