import { anyOf, type Tx } from '#platform'
import { keyOf } from '../declaration.ts'
import { changeRows } from './change-rows.ts'
import { judgeRows, keysOf } from './judge-rows.ts'
import type { OpenForRows } from './open-for-rows.ts'
import { rowsOf, storedRow } from './stored-rows.ts'

/** Checks the drafts about some keys again: once a row is gone or about something else, its duplicate may be right. */
export async function judgeAgain(tx: Tx, open: OpenForRows, keys: readonly Buffer[]): Promise<void> {
  const { row } = open
  const kept = await rowsOf(tx, keyOf(row))
    .selectAll()
    .where('key_index', '=', anyOf(keys))
    .where('state', '=', 'draft')
    .orderBy('row_no')
    .execute()
  if (kept.length === 0) return
  const before = kept.map(storedRow)
  const candidates = before.map(({ rowNo, content }) => ({ rowNo, values: content.values }))
  const judged = await judgeRows(tx, open, candidates, await keysOf(tx, keyOf(row)))
  const changes = judged.flatMap(({ rowNo, keyIndex, wrong, findings, doubts }, i) => {
    const content = before[i]?.content
    return content
      ? [
          {
            rowNo,
            before: 'draft' as const,
            verb: 'save' as const,
            wrong,
            keyIndex,
            content: { ...content, findings, doubts },
          },
        ]
      : []
  })
  await changeRows(tx, row, changes)
}
