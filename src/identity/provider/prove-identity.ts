import { setTimeout } from 'node:timers/promises'
import { asHall, Refusal, refuse, type Tx } from '#platform'
import { findPersonByIdNo, getPerson, type Person, sameName } from '#registry'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { hashOf } from '../session/start-session.ts'
import { identity } from '../tables.ts'
import type { ProvedIdentity } from './identity-provider.ts'
import { isOwnState, newState, nonceOf } from './identity-state.ts'
import { identityProviderOf } from './provider-of.ts'

/** How long after the provider's answer the form may take. */
const proofMinutes = 30

/** The address of the identity provider for this visitor; undefined where there is no provider. */
export function identityAddress(acting: Acting, returnTo: string): string | undefined {
  const state = newState(acting)
  return identityProviderOf(acting.runtime)?.address({
    state,
    nonce: nonceOf(state),
    returnTo,
    at: acting.at,
  })
}

/**
 * Takes the provider's one-time code: the visitor now counts as this insured person, for one registration. The same
 * answer posted again, as by a double click, gives the same proof until it is used.
 * @returns the proof, worth something to this visitor only. @throws Refusal for a state that is old, another's or used,
 * a code that the provider does not take, and a person unknown to the registers.
 */
export async function proveIdentity(
  tx: Tx,
  acting: Acting,
  { code, state }: { readonly code: string; readonly state: string },
): Promise<string> {
  await limit(acting.runtime, 'registration-address', acting.origin.ip)
  const provider = identityProviderOf(acting.runtime)
  if (!provider) return refuse('not-found', '本网厅没有开通身份认证。')
  if (!isOwnState(acting, state)) return refuse('invalid', '身份认证已过期，请重新认证。')
  if (await isProved(acting, state)) return state
  let proved: ProvedIdentity
  try {
    proved = await provider.redeem({ code, nonce: nonceOf(state), at: acting.at })
  } catch (error) {
    if (error instanceof Refusal && (await isProvedSoon(acting, state))) return state
    throw error
  }
  await asHall(tx, tx => keepProof(tx, acting, state, proved))
  return state
}

async function keepProof(tx: Tx, acting: Acting, state: string, proved: ProvedIdentity): Promise<void> {
  const person = await findPersonByIdNo(tx, proved.idNo)
  if (!person || !sameName(person.name, proved.name)) {
    return refuse(
      'invalid',
      '身份认证已通过，但未查询到您的参保信息，请到参保的社会保险经办机构核对个人信息。',
    )
  }
  const row = { person_no: person.personNo, visitor: acting.origin.visitor, proved_at: acting.at }
  const { numInsertedOrUpdatedRows } = await identity(tx)
    .insertInto('identity.identity_proof')
    .values({ state_hash: hashOf(state), ...row })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) refuse('conflict', '这次身份认证已经使用过，请重新认证。')
}

/** Whether this visitor's answer to the state was taken before, and serves still. */
async function isProved(acting: Acting, state: string): Promise<boolean> {
  const found = await queryAsHall(acting, tx => findProof(tx, acting, state))
  return found !== undefined
}

/**
 * The provider gives the answer to a code once. If another post of this visitor was given it, its proof is there as
 * soon as it has committed, in whichever process.
 */
async function isProvedSoon(acting: Acting, state: string): Promise<boolean> {
  for (const ms of [20, 100, 300, 600]) {
    await setTimeout(ms)
    if (await isProved(acting, state)) return true
  }
  return false
}

/** Whom this visitor has proved to be. @throws Refusal 'invalid' for a proof that is old, used, or another visitor's. */
export function provedPerson(tx: Tx, acting: Acting, proof: string): Promise<Person> {
  return asHall(tx, async tx => {
    const row = await findProof(tx, acting, proof)
    return row ? await getPerson(tx, row.person_no) : refuse('invalid', '身份认证已过期，请重新认证。')
  })
}

const findProof = (tx: Tx, acting: Acting, proof: string) =>
  identity(tx)
    .selectFrom('identity.identity_proof')
    .selectAll()
    .where('state_hash', '=', hashOf(proof))
    .where('visitor', '=', acting.origin.visitor)
    .where('used_at', 'is', null)
    .where('proved_at', '>', new Date(acting.at.getTime() - proofMinutes * 60_000))
    .executeTakeFirst()

/** Uses the proof up inside the command it allows. @throws Refusal 'conflict' when another command was first. */
export async function useProof(tx: Tx, at: Date, proof: string): Promise<void> {
  const { numUpdatedRows } = await identity(tx)
    .updateTable('identity.identity_proof')
    .set({ used_at: at })
    .where('state_hash', '=', hashOf(proof))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) refuse('conflict', '这次身份认证已经使用过，请重新认证。')
}
