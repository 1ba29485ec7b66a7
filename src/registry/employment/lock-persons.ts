import { anyOf, blindIndex, type Tx } from '#platform'
import { registry } from '../tables.ts'

/**
 * Holds the people on record with these ID numbers until the transaction ends, in one order for all callers: what is
 * decided about a person's employments stays true. Needs the hall's scope. @returns their numbers by ID number
 */
export async function lockPersons(tx: Tx, idNos: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const byIndex = new Map(idNos.map(idNo => [blindIndex(idNo, 'id-no').toString('hex'), idNo]))
  const rows = await registry(tx)
    .selectFrom('registry.person')
    .select(['person_no', 'id_no_index'])
    .where('id_no_index', '=', anyOf([...byIndex.keys()].map(index => Buffer.from(index, 'hex'))))
    .orderBy('person_no')
    .forUpdate()
    .execute()
  return new Map(rows.map(row => [byIndex.get(row.id_no_index.toString('hex')) ?? '', row.person_no]))
}

/** The same for people whose numbers are known. */
export async function lockPersonNos(tx: Tx, numbers: readonly number[]): Promise<void> {
  await registry(tx)
    .selectFrom('registry.person')
    .select('person_no')
    .where('person_no', '=', anyOf(numbers))
    .orderBy('person_no')
    .forUpdate()
    .execute()
}
