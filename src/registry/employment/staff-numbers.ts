import { blindIndex, likePattern, type Tx } from '#platform'
import { registry } from '../tables.ts'

/** Whose staff, and which of them: part of a name, or a whole ID number. */
export interface StaffQuestion {
  readonly unitNo: string
  readonly words?: string
}

/** The numbers of the people whom a unit insures now: each once, whatever the number of insurances. */
export function staffNumbers(tx: Tx, { unitNo, words = '' }: StaffQuestion) {
  const all = registry(tx)
    .selectFrom('registry.employment as employment')
    .select('employment.person_no')
    .distinct()
    .where('employment.unit_no', '=', unitNo)
    .where('employment.to_month', 'is', null)
  if (words === '') return all
  return all.where('employment.person_no', 'in', ofPeople =>
    ofPeople
      .selectFrom('registry.person')
      .select('person_no')
      .where('unit_no', '=', unitNo)
      .where(either =>
        either.or([
          either('name', 'like', likePattern(words)),
          either('id_no_index', '=', blindIndex(words.toUpperCase(), 'id-no')),
        ]),
      ),
  )
}
