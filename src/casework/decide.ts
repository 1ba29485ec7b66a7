import { type Acting, type OfficerActor, type OfficerRole, officerRoles } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { type Change, changeDeclaration, type PartialChange } from './change-declaration.ts'
import type { DeclarationRow } from './declaration.ts'
import { entering, enterStep } from './enter-step.ts'
import type { NewEvent } from './event-row.ts'
import { refuseOthersCase } from './handing/refuse-others-case.ts'
import { refuseUnheard } from './hearing/refuse-unheard.ts'
import { isUnaccepted } from './is-unaccepted.ts'
import type { Item } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { postsFor } from './permissions.ts'
import type { Step } from './step.ts'
import { tell } from './tell.ts'
import { after, type OfficerVerb } from './workflow.ts'

/** Where a decision moves a case: to a step, or to its end where `step` is undefined. */
interface Onward {
  readonly step: Step | undefined
  readonly columns?: Change['columns']
  /** the words of the decision, where it has any */
  readonly words?: string
  /** how the rows of a case ended, at its end */
  readonly ended?: string
}

interface Decision {
  readonly verb: OfficerVerb
  readonly declarationId: string
  readonly columns?: Change['columns']
  readonly event: Omit<NewEvent, 'verb'>
  /** checks what only this action requires and returns the next step; without it the case leaves its steps */
  onward?(row: DeclarationRow, item: Item): Promise<Onward>
  /** the text message to the applicant; %s stands for name and serial number of the case */
  message(next: Step | undefined): string
}

// `resume_step` stays: a case returned once more before 受理 still resumes there.
const offTheWay = { step: null, step_since: null, due_on: null, handler_no: null, handler_name: null }

/**
 * Shared by all officer actions: checks role and state, writes the row once with its events, begins the next step and
 * notifies the applicant, in the caller's transaction. Row-level security limits officers to their own area.
 * @returns the case as it is now
 */
export async function decide(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  decision: Decision,
): Promise<DeclarationRow> {
  const { verb, declarationId } = decision
  const row = await lockDeclaration(tx, declarationId)
  const item = getItem(catalogue, row.item_code)
  after(verb, row.state)
  refuseOtherPost(acting, postsFor(verb, item, row))
  refuseOthersCase(acting, row)
  if (item.hears && (verb === 'approve' || verb === 'decline')) await refuseUnheard(tx, acting.at, row)
  const onward = await decision.onward?.(row, item)
  const moved: PartialChange = onward
    ? entering(acting, item, onward.step, onward.ended)
    : { columns: offTheWay, events: [] }
  const data = row.step === null ? {} : { step: row.step }
  const takenOn = verb !== 'sendBack' && isUnaccepted(item, row)
  const said = onward?.words ? `：${onward.words}` : ''
  const words = `${takenOn && verb === 'approve' ? '受理并' : ''}${decision.event.words}${said}`
  const decided = await changeDeclaration(tx, acting, row, {
    verbs: [verb, ...(moved.verbs ?? [])],
    columns: {
      ...decision.columns,
      ...(takenOn ? { accepted_at: acting.at } : {}),
      ...onward?.columns,
      ...moved.columns,
    },
    events: [{ verb, data, ...decision.event, words }, ...moved.events],
  })
  if (onward) await enterStep(tx, acting, item, { row: decided, step: onward.step })
  await tell(tx, acting, decided, decision.message(onward?.step))
  return decided
}

/** @throws Refusal 'forbidden' naming the posts that may. */
export function refuseOtherPost({ who }: Acting<OfficerActor>, posts: readonly OfficerRole[]): void {
  if (posts.includes(who.role)) return
  const needed = posts.map(role => officerRoles[role]).join('、')
  refuse('forbidden', `此操作由${needed}办理，您当前是${officerRoles[who.role]}。`)
}
