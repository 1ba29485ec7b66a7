import { type FormValues, hall, type Runtime, seal, transact } from '#platform'
import { sealed } from '../sealed.ts'
import { identity } from '../tables.ts'

/** Keeps a form posted after its session ended, for the account that owned the session. */
export async function parkForm(
  runtime: Runtime,
  of: { readonly accountNo: number; readonly path: string; readonly at: Date },
  values: FormValues,
): Promise<void> {
  const key = { account_no: of.accountNo, path: of.path }
  const form_sealed = seal(JSON.stringify(values), sealed.parkedForm, key)
  await transact(runtime, hall, tx =>
    identity(tx)
      .insertInto('identity.parked_form')
      .values({ ...key, form_sealed, parked_at: of.at })
      .onConflict(conflict =>
        conflict.columns(['account_no', 'path']).doUpdateSet({ form_sealed, parked_at: of.at }),
      )
      .execute(),
  )
}
