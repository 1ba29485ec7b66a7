import { type Acting, command, type OfficerActor, type OfficerRole, officerRoles } from '#identity'
import { refuse, sendSms, type Tx } from '#platform'
import { type DeclarationRow, keyOf, unsealSnapshot } from './declaration.ts'
import { refuseOthersCase } from './handing/refuse-others-case.ts'
import type { Item } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { postsFor } from './permissions.ts'
import { type NewEvent, recordEvent } from './record-event.ts'
import { casework } from './tables.ts'
import { after, type OfficerVerb } from './workflow.ts'

interface Decision {
  readonly verb: OfficerVerb
  readonly item: Item
  readonly declarationId: string
  readonly columns?: { readonly ended_at?: Date; readonly accepted_at?: Date }
  readonly event: Omit<NewEvent, 'verb'>
  /** text message to the applicant; %s is replaced by name and serial number */
  readonly message?: string
}

// Keeps `resume_step`, so that a case returned again before 受理 still resumes at that step.
const offTheWay = {
  step: null,
  step_since: null,
  due_on: null,
  handler_no: null,
  handler_name: null,
}

/**
 * Shared by all officer actions: checks post and state, records the event and notifies the applicant, in one
 * transaction. Row-level security hides cases outside the officer's area.
 */
export async function decide(
  acting: Acting<OfficerActor>,
  decision: Decision,
  also?: (tx: Tx, row: DeclarationRow) => Promise<void>,
): Promise<void> {
  const { verb, item, declarationId } = decision
  await command(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    const state = after(verb, row.state)
    refuseOtherPost(acting, postsFor(verb, item, row))
    refuseOthersCase(acting, row)
    const data = row.step === null ? {} : { step: row.step }
    await casework(tx)
      .updateTable('casework.declaration')
      .set({ state, ...decision.columns, ...(state === 'accepted' ? {} : offTheWay) })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .execute()
    await recordEvent(tx, acting, keyOf(row), { verb, data, ...decision.event })
    await also?.(tx, row)
    if (decision.message) await tell(tx, acting, row, decision.message)
  })
}

function refuseOtherPost({ who }: Acting<OfficerActor>, posts: readonly OfficerRole[]): void {
  if (posts.includes(who.role)) return
  const needed = posts.map(role => officerRoles[role]).join('、')
  refuse('forbidden', `此操作由${needed}办理，您当前是${officerRoles[who.role]}。`)
}

/** Sends a text message to the applicant's contact; %s is replaced by name and serial number. */
export async function tell(tx: Tx, acting: Acting, row: DeclarationRow, message: string): Promise<void> {
  const snapshot = unsealSnapshot(row)
  if (!snapshot?.contact) return
  const text = message.replace('%s', `“${snapshot.itemName}”（受理流水号 ${row.serial ?? ''}）`)
  await sendSms(tx, acting.at, { mobile: snapshot.contact, text })
}
