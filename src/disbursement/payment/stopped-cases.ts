import { applicantsOf } from '#casework'
import { stoppedAmong } from '#identity'
import type { Tx } from '#platform'

/** Those of these cases, by declaration, that may not be paid: frozen, or filed by an account that 撤销注册 disabled. */
export async function stoppedCases(
  tx: Tx,
  rows: readonly { readonly unit_no: string; readonly declaration_id: string }[],
): Promise<ReadonlySet<string>> {
  const applicants = await applicantsOf(
    tx,
    rows.map(row => row.declaration_id),
  )
  const cases = rows.map(row => ({
    declarationId: row.declaration_id,
    unitNo: row.unit_no,
    applicantNo: applicants.get(row.declaration_id) ?? 0,
  }))
  return await stoppedAmong(tx, cases)
}
