import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import { type DeclaredRows, declaredRows } from './declared-rows.ts'
import type { RowsOpened } from './judge-rows.ts'

/** The rows of a submission that is carried out. @throws Refusal 'conflict' when none is right, or there are too many. */
export async function rowsToSubmit(tx: Tx, opened: RowsOpened, row: DeclarationRow): Promise<DeclaredRows> {
  const declared = await declaredRows(tx, opened, row)
  const { noun, counter, most } = opened.rows
  const { going, staying, settled } = declared
  if (going.length === 0 && settled === 0) {
    refuse(
      'conflict',
      staying.length > 0
        ? `${staying.length} ${counter}的信息都有误，没有可以提交的${noun}。请按名单中的提示修改后再提交。`
        : `还没有填报${noun}，请先填报再提交。`,
    )
  }
  if (going.length > most) refuse('conflict', `一次最多提交 ${most} ${counter}，请删除多出的部分，下次再报。`)
  return declared
}
