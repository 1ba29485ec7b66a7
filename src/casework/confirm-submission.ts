import { type Acting, type Member, ownMobile, query, sendCode } from '#identity'
import { refuse, type Tx } from '#platform'
import { type DeclarationRow, submittedSubject, unsealForm } from './declaration.ts'
import type { Confirmation } from './field.ts'
import type { Item } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { isOpenState } from './workflow.ts'

/** Who confirms a submission by SMS code: the person named by the item, otherwise the filer. */
export interface SubmissionConfirmation extends Confirmation {
  readonly own: boolean
}

/**
 * Whose SMS code the submission needs; undefined when it is already submitted.
 * @throws Refusal 'conflict' when the filer's account has no mobile.
 */
export async function confirmationOf(
  acting: Acting<Member>,
  item: Item,
  declarationId: string,
): Promise<SubmissionConfirmation | undefined> {
  return await query(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    return isOpenState(row.state) ? await confirmationFor(tx, acting, item, row) : undefined
  })
}

async function confirmationFor(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  row: DeclarationRow,
): Promise<SubmissionConfirmation> {
  const opened = await item.open(tx, acting, row.unit_no, submittedSubject(row))
  const named = opened.check(unsealForm(row)).confirmation
  if (named) return { ...named, own: false }
  const mobile = await ownMobile(tx, acting.who)
  if (!mobile) return refuse('conflict', '您的账号没有登记手机号，不能用短信确认提交，请联系社保经办机构。')
  return { label: '短信验证码', mobile, about: item.name, own: true }
}

/** Sends the code. @returns seconds until another may be requested. */
export async function sendConfirmationCode(acting: Acting<Member>, item: Item, id: string): Promise<number> {
  const confirmation = await confirmationOf(acting, item, id)
  if (!confirmation) return 0
  return await sendCode(acting, {
    purpose: 'submission',
    mobile: confirmation.mobile,
    about: confirmation.about,
  })
}
