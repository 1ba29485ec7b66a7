import { type Acting, checkCode, type Member, query, useCode } from '#identity'
import { Refusal, refuse, type Tx } from '#platform'
import { maskMobile } from '#registry'
import { confirmationOf } from '../confirm-submission.ts'
import type { Item } from '../item.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { isOpenState } from '../workflow.ts'
import { type GivenSignature, proveBySignature } from './prove-by-signature.ts'
import type { SubmissionProof } from './submission-proof.ts'

export interface Submission {
  readonly declarationId: string
  /** the SMS code, from the filer or from the person named by the item */
  readonly code?: string
  /** the unit's signature, after 证书登录 */
  readonly signed?: GivenSignature | undefined
}

/** Proves a statement within the transaction that submits it. */
export type Proving = (tx: Tx, statement: string) => Promise<SubmissionProof>

/**
 * How a submission is confirmed: by the unit's signature if given, otherwise by the filer's SMS code. If the item names
 * a person who must agree, by that person's code.
 * @returns undefined when it is already submitted
 */
export async function provingOf(
  acting: Acting<Member>,
  item: Item,
  submission: Submission,
): Promise<Proving | undefined> {
  const { declarationId, code, signed } = submission
  const confirmation = await confirmationOf(acting, item, declarationId)
  if (!confirmation) return undefined
  if (signed && confirmation.own) return (tx, statement) => proveBySignature(tx, acting, statement, signed)
  const { label, mobile } = confirmation
  if (!code?.trim()) return refuse('invalid', `请输入${label}。`, 'smsCode')
  try {
    const right = await checkCode(acting, { purpose: 'submission', mobile, code })
    return async tx => {
      await useCode(tx, acting.at, right)
      return { words: `${label}确认（${maskMobile(mobile)}）` }
    }
  } catch (error) {
    // Concurrent submits: the first used the code up, and the second is already fulfilled.
    if (error instanceof Refusal && (await isSubmitted(acting, declarationId))) return undefined
    throw error
  }
}

async function isSubmitted(acting: Acting<Member>, declarationId: string): Promise<boolean> {
  const { state } = await query(acting, tx => lockDeclaration(tx, declarationId))
  return !isOpenState(state)
}
