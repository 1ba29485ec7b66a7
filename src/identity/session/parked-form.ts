import { type FormValues, type House, seal, type Tx, transact, unseal } from '#platform'
import { identity } from '../tables.ts'

const place = 'identity.parked_form'

/** Keeps a form that arrived after its session had ended, for the account whose session it was. */
export async function parkForm(
  house: House,
  of: { readonly accountNo: number; readonly path: string; readonly at: Date },
  values: FormValues,
): Promise<void> {
  const form_sealed = seal(JSON.stringify(values), place)
  await transact(house.db, { kind: 'system' }, tx =>
    identity(tx)
      .insertInto('identity.parked_form')
      .values({ account_no: of.accountNo, path: of.path, form_sealed, parked_at: of.at })
      .onConflict(conflict =>
        conflict.columns(['account_no', 'path']).doUpdateSet({ form_sealed, parked_at: of.at }),
      )
      .execute(),
  )
}

/** Gives a kept form back, once. */
export async function takeParkedForm(
  tx: Tx,
  accountNo: number,
  path: string,
): Promise<FormValues | undefined> {
  const row = await identity(tx)
    .deleteFrom('identity.parked_form')
    .where('account_no', '=', accountNo)
    .where('path', '=', path)
    .returning('form_sealed')
    .executeTakeFirst()
  return row && (JSON.parse(unseal(row.form_sealed, place)) as FormValues)
}
