import type { VNode } from 'preact'
import type { OfficerActor, OperatorActor, PersonActor, Who } from '#identity'
import { refuse } from '#platform'
import type { Outcome, Posted } from './posted-form.ts'
import type { Visit } from './visit.ts'

/** A page of a hall: its data, its view and its form handler. */
export interface PageOf<W extends Who, Data> {
  readonly path: string
  readonly title: string
  /** the address itself is a secret: it must not leak as a referrer */
  readonly secretAddress?: boolean
  load(visit: Visit<W>): Promise<Data>
  view(data: Data, visit: Visit<W>): VNode
  post?(visit: Visit<W>, posted: Posted): Promise<Outcome>
}

type Audience = 'anyone' | 'person' | 'operator' | 'officer'

/** A page as mounted by the server, with its data type hidden. */
export interface Page {
  readonly path: string
  readonly title: string
  readonly may: Audience
  readonly secretAddress: boolean
  render(visit: Visit): Promise<VNode>
  readonly post: ((visit: Visit, posted: Posted) => Promise<Outcome>) | undefined
}

/** A public page. */
export const openPage = <Data>(page: PageOf<Who, Data>): Page => made(page, 'anyone', who => who)
/** A page for logged-in persons. */
export const personPage = <Data>(page: PageOf<PersonActor, Data>): Page =>
  made(page, 'person', who => (who.kind === 'person' ? who : signedOut()))
/** A page for logged-in operators of a unit. */
export const operatorPage = <Data>(page: PageOf<OperatorActor, Data>): Page =>
  made(page, 'operator', who => (who.kind === 'operator' ? who : signedOut()))
/** A page for logged-in officers. */
export const officerPage = <Data>(page: PageOf<OfficerActor, Data>): Page =>
  made(page, 'officer', who => (who.kind === 'officer' ? who : signedOut()))

function signedOut(): never {
  return refuse('signed-out', '请先登录。')
}

function made<W extends Who, Data>(page: PageOf<W, Data>, may: Audience, admit: (who: Who) => W): Page {
  const admitted = (visit: Visit): Visit<W> => ({
    ...visit,
    acting: { ...visit.acting, who: admit(visit.acting.who) },
  })
  const { post } = page
  return {
    path: page.path,
    title: page.title,
    may,
    secretAddress: page.secretAddress ?? false,
    async render(visit) {
      const known = admitted(visit)
      return page.view(await page.load(known), known)
    },
    post: post && (async (visit, posted) => await post(admitted(visit), posted)),
  }
}
