import { asHall, type FormValues, formValues, type Tx, unsealAs } from '#platform'
import { sealed } from '../sealed.ts'
import { identity } from '../tables.ts'

/** Returns a kept form, once. */
export async function takeParkedForm(
  tx: Tx,
  accountNo: number,
  path: string,
): Promise<FormValues | undefined> {
  const row = await asHall(tx, tx =>
    identity(tx)
      .deleteFrom('identity.parked_form')
      .where('account_no', '=', accountNo)
      .where('path', '=', path)
      .returning(['account_no', 'path', 'form_sealed'])
      .executeTakeFirst(),
  )
  return row && unsealAs(formValues, row.form_sealed, sealed.parkedForm, row)
}
