import { type Acting, consumeCode, type Member, ownMobile } from '#identity'
import { refuse, type Tx } from '#platform'
import { cleanCode, maskMobile } from '#registry'
import type { Confirmation } from '../field.ts'
import type { Item } from '../item.ts'
import { proveBySignature, type VerifiedSignature } from './prove-by-signature.ts'
import { sha256Of } from './statement.ts'
import type { SubmissionProof } from './submission-proof.ts'

/** The person who confirms a submission by SMS code: the one the item names, else the filer. */
export interface SubmissionConfirmation extends Confirmation {
  /** the filer, on the own mobile */
  readonly own: boolean
}

/** @throws Refusal 'conflict' when the filer's account has no mobile. */
export async function confirmationFor(
  tx: Tx,
  acting: Acting<Member>,
  item: Pick<Item, 'name'>,
  named: Confirmation | undefined,
): Promise<SubmissionConfirmation> {
  if (named) return { ...named, own: false }
  const mobile = await ownMobile(tx, acting.who)
  if (!mobile) return refuse('conflict', '您的账号没有登记手机号，不能用短信确认提交，请联系社保经办机构。')
  return { label: '短信验证码', mobile, about: item.name, own: true }
}

interface ToProve {
  readonly item: Item
  readonly confirmation: Confirmation | undefined
  readonly statement: string
  readonly signature: VerifiedSignature | undefined
  readonly code: string | undefined
}

/**
 * Proves a statement inside the action that submits it: by the unit's signature if one was given, else by the SMS code
 * of the filer. If the item names a person who must agree, only that person's code is accepted.
 */
export async function proveSubmission(
  tx: Tx,
  acting: Acting<Member>,
  { item, confirmation, statement, signature, code }: ToProve,
): Promise<SubmissionProof> {
  if (signature && !confirmation) return await proveBySignature(tx, acting, statement, signature)
  const { label, mobile } = await confirmationFor(tx, acting, item, confirmation)
  if (!code || cleanCode(code) === '') return refuse('invalid', `请输入${label}。`, 'smsCode')
  await consumeCode(tx, acting, { purpose: 'submission', mobile, code, content: sha256Of(statement) })
  return { words: `${label}确认（${maskMobile(mobile)}）` }
}
