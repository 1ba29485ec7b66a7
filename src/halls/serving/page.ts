import type { VNode } from 'preact'
import type { OfficerActor, OperatorActor, PersonActor, Who } from '#identity'
import { refuse } from '#platform'
import type { Outcome, Posted } from './posted-form.ts'
import type { Visit } from './visit.ts'

/** A page of a hall: what it needs, what it shows, what its form does. */
export interface PageOf<W extends Who, Data> {
  readonly path: string
  readonly title: string
  /** its address is a secret of its own: no other page may learn where the visitor came from */
  readonly secretAddress?: boolean
  load(visit: Visit<W>): Promise<Data>
  view(data: Data, visit: Visit<W>): VNode
  post?(visit: Visit<W>, posted: Posted): Promise<Outcome>
}

type Audience = 'anyone' | 'person' | 'operator' | 'officer'

/** A page as the server mounts it: its data stays inside. */
export interface Page {
  readonly path: string
  readonly title: string
  readonly may: Audience
  readonly secretAddress: boolean
  render(visit: Visit): Promise<VNode>
  readonly post: ((visit: Visit, posted: Posted) => Promise<Outcome>) | undefined
}

/** For whoever comes. */
export const openPage = <Data>(page: PageOf<Who, Data>): Page => made(page, 'anyone', who => who)
/** For a person who has logged in. */
export const personPage = <Data>(page: PageOf<PersonActor, Data>): Page =>
  made(page, 'person', who => (who.kind === 'person' ? who : signedOut()))
/** For an operator of a unit who has logged in. */
export const operatorPage = <Data>(page: PageOf<OperatorActor, Data>): Page =>
  made(page, 'operator', who => (who.kind === 'operator' ? who : signedOut()))
/** For an officer who has logged in. */
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
