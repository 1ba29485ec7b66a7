import { type Acting, command, type OfficerActor, type OfficerRole, officerRoles } from '#identity'
import { refuse, sendSms, type Tx } from '#platform'
import { type DeclarationRow, keyOf, unsealSnapshot } from './declaration.ts'
import { type NewEvent, record } from './events.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { casework } from './tables.ts'
import { after, type Verb } from './workflow.ts'

type OfficerVerb = Extract<Verb, 'accept' | 'sendBack' | 'approve' | 'revoke'>

/** Which post may do what. */
const posts: Readonly<Record<OfficerVerb, readonly OfficerRole[]>> = {
  accept: ['accept'],
  sendBack: ['accept', 'review'],
  approve: ['review'],
  revoke: ['review', 'admin'],
}

/** Whether a post is the one for a verb; pages ask it to show or hide a button, verbs to refuse. */
export function mayDecide(verb: OfficerVerb, role: OfficerRole): boolean {
  return posts[verb].includes(role)
}

interface Decision {
  readonly verb: OfficerVerb
  readonly declarationId: string
  readonly columns: { readonly accepted_at?: Date; readonly ended_at?: Date }
  readonly event: Omit<NewEvent, 'verb'>
  /** the text message to the applicant; %s stands for name and serial number of the case */
  readonly message: string
}

/**
 * What every officer's verb has in common: right post, right state, one line of history, one SMS, one
 * transaction. The case is the caller's to see only in their own area (row-level security).
 */
export async function decide(
  acting: Acting<OfficerActor>,
  decision: Decision,
  also?: (tx: Tx, row: DeclarationRow) => Promise<void>,
): Promise<void> {
  const { verb, declarationId } = decision
  if (!mayDecide(verb, acting.who.role)) {
    const needed = posts[verb].map(role => officerRoles[role]).join('、')
    refuse('forbidden', `此操作由${needed}办理，您当前是${officerRoles[acting.who.role]}。`)
  }
  await command(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    const state = after(verb, row.state)
    await also?.(tx, row)
    await casework(tx)
      .updateTable('casework.declaration')
      .set({ state, ...decision.columns })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .execute()
    await record(tx, acting, keyOf(row), { verb, ...decision.event })
    await tell(tx, acting, row, decision.message)
  })
}

async function tell(tx: Tx, acting: Acting, row: DeclarationRow, message: string): Promise<void> {
  const snapshot = unsealSnapshot(row)
  if (!snapshot?.contact) return
  const text = message.replace('%s', `“${snapshot.itemName}”（受理流水号 ${row.serial ?? ''}）`)
  await sendSms(tx, acting.at, { mobile: snapshot.contact, text })
}
