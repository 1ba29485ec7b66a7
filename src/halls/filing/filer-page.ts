import type { OperatorActor, PersonActor, Who } from '#identity'
import { refuse } from '#platform'
import { mountable, type Page, type PageOf } from '../serving/page.ts'
import type { FilingHall } from './paths.ts'

/** Who may file: a person in the personal hall, an operator in the employer hall. */
export type Filer = PersonActor | OperatorActor

/** A page mounted in both filing halls, for members of each. */
export const filerPage = <Data>(hall: FilingHall, page: PageOf<Filer, Data>): Page =>
  mountable(page, hall === 'person' ? 'person' : 'operator', who => filer(who, hall))

function filer(who: Who, hall: FilingHall): Filer {
  if (hall === 'person' && who.kind === 'person') return who
  if (hall === 'employer' && who.kind === 'operator') return who
  return refuse('signed-out', '请先登录。')
}
