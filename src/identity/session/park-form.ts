import { type FormValues, hall, type Runtime, seal, transact } from '#platform'
import { identity } from '../tables.ts'

export const place = 'identity.parked_form'

/** Keeps a form posted after its session ended, for the account that owned the session. */
export async function parkForm(
  runtime: Runtime,
  of: { readonly accountNo: number; readonly path: string; readonly at: Date },
  values: FormValues,
): Promise<void> {
  const form_sealed = seal(JSON.stringify(values), place)
  await transact(runtime, hall, tx =>
    identity(tx)
      .insertInto('identity.parked_form')
      .values({ account_no: of.accountNo, path: of.path, form_sealed, parked_at: of.at })
      .onConflict(conflict =>
        conflict.columns(['account_no', 'path']).doUpdateSet({ form_sealed, parked_at: of.at }),
      )
      .execute(),
  )
}
