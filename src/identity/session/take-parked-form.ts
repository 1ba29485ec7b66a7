import { asHall, type FormValues, type Tx, unseal } from '#platform'
import { identity } from '../tables.ts'
import { place } from './park-form.ts'

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
      .returning('form_sealed')
      .executeTakeFirst(),
  )
  return row && (JSON.parse(unseal(row.form_sealed, place)) as FormValues)
}
