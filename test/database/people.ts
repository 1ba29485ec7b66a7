import type { Item } from '#casework'
import type { Acting, Entrance, Member } from '#identity'
import { blindIndex, messagesTo } from '#platform'
import { type OwnAccount, whoOf } from '../../src/identity/account/account.ts'
import type { TestRuntime } from './database.ts'
import { confirmationOf, sendConfirmationCode, submit as submitWithCode } from './visits.ts'

/** An account holder of the demonstration province, by login. */
export async function member(
  test: TestRuntime,
  kind: 'person' | 'operator' | 'officer',
  login: string,
): Promise<Member> {
  const { rows } = await test.owner.query<OwnAccount>(
    'select * from identity.account where kind = $1 and login_index = $2',
    [kind, blindIndex(login, `login.${kind}`)],
  )
  if (!rows[0]) throw new Error(`the demonstration province has no ${kind} ${login}`)
  return whoOf(rows[0])
}

export async function operator(test: TestRuntime, unitNo: string) {
  const who = await member(test, 'operator', unitNo)
  if (who.kind !== 'operator') throw new Error('no operator')
  return who
}

export async function officer(test: TestRuntime, login: string) {
  const who = await member(test, 'officer', login.toUpperCase())
  if (who.kind !== 'officer') throw new Error('no officer')
  return who
}

/** The newest code sent to a number. */
export async function codeOf(test: TestRuntime, mobile: string): Promise<string> {
  return (await messagesTo(test.runtime.db, mobile)).find(message => message.code)?.code ?? ''
}

export const visitor = { kind: 'visitor' } as const

/** 提交 without a certificate: requests a code for the confirming person and submits with it. @returns the serial */
export async function submit(
  acting: Acting<Member>,
  item: Item,
  { declarationId }: { readonly declarationId: string },
): Promise<string> {
  const code = await confirmationCode(acting, item, declarationId)
  return await submitWithCode(acting, item, { declarationId, code })
}

/** A newly sent code that confirms a submission. */
export async function confirmationCode(acting: Acting<Member>, item: Item, id: string): Promise<string> {
  // Tests submit more often per hour than the limit on codes allows.
  await acting.runtime.pool.query('delete from identity.rate_limit')
  await sendConfirmationCode(acting, item, id)
  const confirmation = await confirmationOf(acting, item, id)
  const sent = confirmation ? await messagesTo(acting.runtime.db, confirmation.mobile) : []
  return sent.find(message => message.code)?.code ?? ''
}

/** The session of a completed login. */
export async function sessionOf(entrance: Promise<Entrance>): Promise<string> {
  const reached = await entrance
  if (reached.step !== 'in') throw new Error(`the login waits at ${reached.step}`)
  return reached.session
}
