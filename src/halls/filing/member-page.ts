import type { OperatorActor, PersonActor } from '#identity'
import { refuse } from '#platform'
import { openPage, type Page, type PageOf } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import type { FilingHall } from './paths.ts'

/** Who may file: a person in the personal hall, an operator in the employer hall. */
export type Filer = PersonActor | OperatorActor

/** A page shared by both filing halls, for logged-in members. */
export function filerPage<Data>(hall: FilingHall, page: PageOf<Filer, Data>): Page {
  const known = (visit: Visit): Visit<Filer> => ({
    ...visit,
    acting: { ...visit.acting, who: filer(visit, hall) },
  })
  const { post } = page
  const opened = openPage<Data>({
    path: page.path,
    title: page.title,
    load: visit => page.load(known(visit)),
    view: (data, visit) => page.view(data, known(visit)),
    ...(post ? { post: (visit, posted) => post(known(visit), posted) } : {}),
  })
  return opened
}

/** The filing member. @throws Refusal 'signed-out'. */
function filer({ acting: { who } }: Visit, hall: FilingHall): Filer {
  if (hall === 'person' && who.kind === 'person') return who
  if (hall === 'employer' && who.kind === 'operator') return who
  return refuse('signed-out', '请先登录。')
}
