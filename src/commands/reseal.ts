import { type ResealState, type Runtime, resealAll } from '#platform'
import { sealedColumns } from './sealed-columns.ts'

/** batches of one table between two lines of progress */
const batchesALine = 20

/**
 * `reseal`: seals again what is in an older format or under an older key, with a line of progress per table. After an interruption the next call resumes. @returns whether everything could be read
 */
export async function reseal(
  runtime: Runtime,
  { say, goOn }: { readonly say: (line: string) => void; readonly goOn: () => boolean },
): Promise<boolean> {
  let batches = 0
  const onBatch = ({ table, done, total, finished }: ResealState) => {
    if (finished || batches % batchesALine === batchesALine - 1) say(`${table}  ${done}/${total}`)
    batches = finished ? 0 : batches + 1
  }
  const { rows, unreadable } = await resealAll(runtime, sealedColumns, {
    onBatch,
    onUnreadable: say,
    goOn,
  })
  say(
    goOn()
      ? `重新加密 ${rows} 行${unreadable > 0 ? `，无法解封 ${unreadable} 行` : '，全部为最新格式'}`
      : `已中断，本次重新加密 ${rows} 行；再次运行从中断处继续`,
  )
  return unreadable === 0
}
