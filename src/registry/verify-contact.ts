import { refuse, type Tx } from '#platform'
import { registry } from './tables.ts'

/** 单位联系人信息确认: the maintained contact is no longer 未经核实. @throws Refusal 'conflict' where nothing waits. */
export async function verifyContact(tx: Tx, unitNo: string): Promise<void> {
  const { numUpdatedRows } = await registry(tx)
    .updateTable('registry.unit_contact')
    .set({ unverified_since: null })
    .where('unit_no', '=', unitNo)
    .where('unverified_since', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) refuse('conflict', '该单位没有待确认的联系人信息，可能已由其他经办人员确认。')
}
