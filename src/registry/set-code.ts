import type { Tx } from '#platform'
import { registry } from './tables.ts'

export async function setCode(tx: Tx, unitNo: string, code: string | null): Promise<void> {
  await registry(tx)
    .updateTable('registry.unit')
    .set({ credit_code: code })
    .where('unit_no', '=', unitNo)
    .execute()
}
