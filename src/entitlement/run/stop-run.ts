import type { Acting, OfficerActor } from '#identity'
import { asHall, refuse, type Tx } from '#platform'
import { entitlement } from '../tables.ts'
import { mayRun } from './may-run.ts'

/** 暂停: the job stops after its current chunk; ordering the same run again resumes it. @throws Refusal. */
export async function stopRun(tx: Tx, acting: Acting<OfficerActor>, runNo: number): Promise<void> {
  if (!mayRun(acting.who)) refuse('forbidden', '年度计算由省级管理员或复核岗发起和暂停。')
  await asHall(tx, async tx => {
    await entitlement(tx)
      .updateTable('entitlement.run')
      .set({ stop_wanted: true })
      .where('run_no', '=', runNo)
      .where('state', 'in', ['queued', 'running'])
      .execute()
  })
}
