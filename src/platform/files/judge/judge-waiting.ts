import { sql } from 'kysely'
import type { Tx } from '../../database.ts'
import type { Runtime } from '../../runtime.ts'
import { hall } from '../../scope.ts'
import { transact } from '../../transact.ts'
import type { Judged } from '../file-store.ts'
import { removeUnkept } from '../remove-unkept.ts'
import type { Verdict } from '../scan/scan.ts'

export interface Judging {
  /** updates everything that references the file, in the transaction that records the judgement */
  onJudged(tx: Tx, sha256: string, judged: Judged): Promise<void>
  goOn(): boolean
}

interface Claimed {
  readonly sha256: string
  readonly attempts: number
  readonly scan: 'unscanned' | 'waiting' | 'passed'
}

/** as many as the judge pool has processes */
const atOnce = 2
/** A process that has not judged a file by then was killed: longer than two tries of the judge pool. */
const lease = '5 minutes'
/** A file that took two halls with it is not tried a third time. */
const mostAttempts = 2
/** after a failure of the store or the database */
const rest = '30 seconds'

const verdictOf: Readonly<Record<Claimed['scan'], Verdict | undefined>> = {
  unscanned: undefined,
  waiting: 'unanswered',
  passed: 'clean',
}

/**
 * Judges the files whose visitors did not wait, each by one process only; survives a restart, since a file whose judge
 * was killed is taken up again. @returns how many were judged.
 */
export async function judgeWaiting(runtime: Runtime, judging: Judging): Promise<number> {
  // All lanes end before this does, also when one fails.
  const lanes = await Promise.allSettled(
    Array.from({ length: atOnce }, () => judgeOneByOne(runtime, judging)),
  )
  return lanes.reduce((sum, lane) => {
    if (lane.status === 'rejected') throw lane.reason
    return sum + lane.value
  }, 0)
}

async function judgeOneByOne(runtime: Runtime, judging: Judging): Promise<number> {
  let judged = 0
  while (judging.goOn()) {
    const claimed = await transact(runtime, hall, claim)
    if (!claimed) break
    try {
      await settle(runtime, judging, claimed.sha256, await judge(runtime, claimed))
    } catch (error) {
      await giveBack(runtime, claimed.sha256)
      throw error
    }
    judged += 1
  }
  return judged
}

async function claim(tx: Tx): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update platform.stored_file set judge_attempts = judge_attempts + 1,
      judge_at = now() + ${lease}::interval
    where sha256 = (
      select sha256 from platform.stored_file
      where judgment = 'waiting' and judge_at <= now() and scan <> 'found'
      order by judge_at limit 1 for update skip locked)
    returning sha256, judge_attempts as attempts, scan`.execute(tx)
  return rows[0]
}

/** A store or a database that failed is not the file's fault, and counts as no attempt. */
async function giveBack(runtime: Runtime, sha256: string): Promise<void> {
  await transact(runtime, hall, tx =>
    sql`update platform.stored_file set judge_attempts = judge_attempts - 1, judge_at = now() + ${rest}::interval
      where sha256 = ${sha256} and judgment = 'waiting' and judge_attempts > 0`.execute(tx),
  )
}

async function judge({ files }: Runtime, { sha256, attempts, scan }: Claimed): Promise<Judged> {
  if (attempts > mostAttempts) {
    return { refused: '这个文件两次使检查程序中断，不能接收。请重新拍照或扫描后上传。' }
  }
  return await files.judge(sha256, verdictOf[scan])
}

async function settle(runtime: Runtime, { onJudged }: Judging, sha256: string, judged: Judged) {
  const gone = await transact(runtime, hall, async tx => {
    const { rows } = await sql`select from platform.stored_file
      where sha256 = ${sha256} and judgment = 'waiting' for update`.execute(tx)
    if (rows.length === 0) return false
    await sql`update platform.stored_file set ${recorded(sha256, judged)} where sha256 = ${sha256}`.execute(
      tx,
    )
    await onJudged(tx, sha256, judged)
    return 'refused' in judged || judged.kept.sha256 !== sha256
  })
  if (gone) await removeUnkept(runtime, sha256)
}

/** What is gone cannot be scanned any more. */
function recorded(sha256: string, judged: Judged) {
  if ('refused' in judged) {
    return sql`judgment = 'refused', refusal = ${judged.refused}, scan = 'unscanned'`
  }
  const { sha256: keptAs, bytes, mediaType, pages } = judged.kept
  const about = sql`kept_as = ${keptAs}, kept_bytes = ${bytes}, media_type = ${mediaType}, pages = ${pages}`
  return keptAs === sha256
    ? sql`judgment = 'done', ${about}`
    : sql`judgment = 'replaced', scan = 'unscanned', ${about}`
}
