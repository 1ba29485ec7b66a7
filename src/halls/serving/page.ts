import type { VNode } from 'preact'
import type { OfficerActor, OperatorActor, PersonActor, Who } from '#identity'
import { refuse, type Tx } from '#platform'
import { type FramedPage, framed } from './framed.tsx'
import type { Outcome, Posted, Stay } from './posted-form.ts'
import type { Visit } from './visit.ts'

/**
 * A page of a hall: what it needs, what it shows, what its form does. `tx` is the one transaction of the visit, in the
 * visitor's scope; it begins with its first statement, so work that must stay outside (hashing, files, network) comes
 * before.
 */
export interface PageOf<W extends Who, Data> extends FramedPage<W, Data> {
  readonly path: string
  /** the address is a secret: no other page may learn where the visitor came from */
  readonly secretAddress?: boolean
  /** posting the same form twice does no harm: no idempotency key is claimed; nor is it by a post that uses no `tx` */
  readonly idempotent?: boolean
  /** reads one snapshot; writing and locking fail */
  load(visit: Visit<W>, tx: Tx): Promise<Data>
  /** what is left to do once the transaction is over, such as verifying signatures */
  finish?(data: Data, visit: Visit<W>): Promise<Data>
  post?(visit: Visit<W>, posted: Posted, tx: Tx): Promise<Outcome | StayWith<Data>>
}

/** `shown`: what the page shows again, where the post has read it already. */
interface StayWith<Data> extends Stay {
  readonly shown: Data
}

/** `view` renders what the post has read, with what was typed; without it the page is loaded again. */
export type PageOutcome = Outcome | (Stay & { view(visit: Visit): Promise<VNode> })

type Audience = 'anyone' | 'person' | 'operator' | 'officer'

/** A page as the server mounts it: the type of its data stays inside. */
export interface Page {
  readonly path: string
  readonly may: Audience
  readonly secretAddress: boolean
  readonly idempotent: boolean
  /** @returns how to finish and render what was loaded, once the transaction is over */
  load(visit: Visit, tx: Tx): Promise<() => Promise<VNode>>
  readonly post: ((visit: Visit, posted: Posted, tx: Tx) => Promise<PageOutcome>) | undefined
}

/** For any visitor. */
export const openPage = <Data>(page: PageOf<Who, Data>): Page => mountable(page, 'anyone', who => who)
/** For a person who has logged in. */
export const personPage = <Data>(page: PageOf<PersonActor, Data>): Page =>
  mountable(page, 'person', who => (who.kind === 'person' ? who : signedOut()))
/** For an operator of a unit who has logged in. */
export const operatorPage = <Data>(page: PageOf<OperatorActor, Data>): Page =>
  mountable(page, 'operator', who => (who.kind === 'operator' ? who : signedOut()))
/** For an officer who has logged in. */
export const officerPage = <Data>(page: PageOf<OfficerActor, Data>): Page =>
  mountable(page, 'officer', who => (who.kind === 'officer' ? who : signedOut()))

function signedOut(): never {
  return refuse('signed-out', '请先登录。')
}

/** Narrows the visitor of a page to those it is for. */
export function mountable<W extends Who, Data>(
  page: PageOf<W, Data>,
  may: Audience,
  admit: (who: Who) => W,
): Page {
  const narrowed = (visit: Visit): Visit<W> => ({
    ...visit,
    acting: { ...visit.acting, who: admit(visit.acting.who) },
  })
  const { post } = page
  const rendered = async (loaded: Data, visit: Visit<W>) =>
    framed(page, (await page.finish?.(loaded, visit)) ?? loaded, visit)
  return {
    path: page.path,
    may,
    secretAddress: page.secretAddress ?? false,
    idempotent: page.idempotent ?? false,
    async load(visit, tx) {
      const known = narrowed(visit)
      const loaded = await page.load(known, tx)
      return () => rendered(loaded, known)
    },
    post:
      post &&
      (async (visit, posted, tx) => {
        const outcome = await post(narrowed(visit), posted, tx)
        if (!('shown' in outcome)) return outcome
        const { shown, ...stay } = outcome
        return { ...stay, view: again => rendered(shown, narrowed(again)) }
      }),
  }
}
