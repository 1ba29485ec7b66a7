import { type Acting, type Member, query, sendCode } from '#identity'
import { submittedSubject, unsealForm } from './declaration.ts'
import type { Confirmation } from './field.ts'
import type { Item } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'

/** Whose SMS code the submission needs, if anybody's. */
export async function confirmationOf(
  acting: Acting<Member>,
  item: Item,
  declarationId: string,
): Promise<Confirmation | undefined> {
  return await query(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    const opened = await item.open(tx, acting, row.unit_no, submittedSubject(row))
    return opened.check(unsealForm(row)).confirmation
  })
}

/** Sends that code. @returns seconds until the next one. */
export async function sendConfirmationCode(acting: Acting<Member>, item: Item, id: string): Promise<number> {
  const confirmation = await confirmationOf(acting, item, id)
  if (!confirmation) return 0
  return await sendCode(acting, {
    purpose: 'submission',
    mobile: confirmation.mobile,
    about: confirmation.about,
  })
}
