import type { Acting, OfficerActor } from '#identity'
import { anyOf, type Finding, refuse, refuseIf, type Tx } from '#platform'
import { cleanText } from '#registry'
import { type Catalogue, getItem } from '../catalogue.ts'
import { refuseOtherPost } from '../decide.ts'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import { stepAfter } from '../enter-step.ts'
import { refuseOthersCase } from '../handing/refuse-others-case.ts'
import type { Item } from '../item.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { postsFor } from '../permissions.ts'
import { recordEvent } from '../record-event.ts'
import { requireSecondOfficer } from '../require-second-officer.ts'
import { reasonIn } from '../send-back.ts'
import { after } from '../workflow.ts'
import { changeRows } from './change-rows.ts'
import { judgeRows, keysOf } from './judge-rows.ts'
import { rowsOpened } from './open-for-rows.ts'
import { rowAfter } from './row-workflow.ts'
import { rowsOf, type StoredRow, storedRow } from './stored-rows.ts'

/** A decision about some rows. */
export interface RowsDecision {
  readonly declarationId: string
  readonly rowNos: readonly number[]
  readonly verb: 'approve' | 'decline'
  /** shown to the unit; required to decline */
  readonly reason: string
}

/** rows decided at once: as many as a page shows */
const mostAtOnce = 100

/**
 * 通过, 不予通过 of the rows that the hall did not decide itself, by the officer who may approve the case at its last step,
 * under the same rules: post, handler, four eyes. Approved rows are checked again on today's facts and take effect at
 * once.
 * @throws Refusal for a wrong person, post or state, when no row is ticked or one is decided already, and with what
 * speaks against a row today; then none is decided.
 */
export async function decideRows(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  decision: RowsDecision,
): Promise<void> {
  const { declarationId, verb } = decision
  const row = await lockDeclaration(tx, declarationId)
  const item = getItem(catalogue, row.item_code)
  after('approve', row.state)
  refuseOtherPost(acting, postsFor('approve', item, row))
  refuseOthersCase(acting, row)
  if (stepAfter(item, row.step)) refuse('conflict', '名单在最后一个审核环节逐一决定，目前还不能决定。')
  await requireSecondOfficer(tx, acting, row)
  const words =
    verb === 'decline' || cleanText(decision.reason) !== ''
      ? reasonIn(decision.reason, '审核意见', 'rowReason')
      : undefined
  const rows = await chosen(tx, row, decision)
  if (verb === 'approve') await settle(tx, acting, { row, item }, rows)
  await changeRows(
    tx,
    row,
    rows.map(({ rowNo, state, keyIndex, content }) => {
      const decided = { at: acting.at, by: acting.who.accountNo }
      const said = { ...content, ...(words === undefined ? {} : { words }) }
      return { rowNo, before: state, verb, wrong: false, keyIndex, content: said, decided }
    }),
  )
  await recordEvent(tx, acting, row, {
    verb: 'decideRows',
    words: wordsOf(item, decision, words),
    data: { step: row.step ?? '', rows: rows.map(one => one.rowNo).join(' '), outcome: verb },
  })
}

async function chosen(tx: Tx, row: DeclarationRow, { rowNos, verb }: RowsDecision): Promise<StoredRow[]> {
  if (rowNos.length === 0) refuse('invalid', '请先勾选要决定的行。', 'id')
  if (rowNos.length > mostAtOnce) refuse('invalid', `一次最多决定 ${mostAtOnce} 行。`, 'id')
  const found = await rowsOf(tx, keyOf(row)).selectAll().where('row_no', '=', anyOf(rowNos)).execute()
  const rows = found.map(storedRow)
  if (rows.length !== new Set(rowNos).size) refuse('not-found', '没有找到勾选的行，请刷新页面。')
  for (const one of rows) rowAfter(verb, one)
  return rows
}

async function settle(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { row, item }: { readonly row: DeclarationRow; readonly item: Item },
  rows: readonly StoredRow[],
): Promise<void> {
  const opened = rowsOpened(item, await item.open(tx, acting, row.unit_no, row.subject))
  const candidates = rows.map(({ rowNo, content }) => ({ rowNo, values: content.values }))
  const judged = await judgeRows(tx, opened, candidates, await keysOf(tx, keyOf(row)))
  refuseIf(
    judged.flatMap(({ rowNo, findings }): Finding[] =>
      findings.map(({ sentence }) => ({ field: 'id', sentence: `序号 ${rowNo}：${sentence}` })),
    ),
  )
  const key = keyOf(row)
  await opened.rows.settle(
    tx,
    acting,
    candidates.map(one => ({ ...key, ...one })),
  )
}

function wordsOf({ rows }: Item, { verb, rowNos }: RowsDecision, said: string | undefined): string {
  const outcome = verb === 'approve' ? '审核通过' : '不予通过'
  const which = [...rowNos].sort((one, other) => one - other).join('、')
  return `${outcome} ${rowNos.length} ${rows?.counter ?? '行'}（序号 ${which}）${said === undefined ? '' : `：${said}`}`
}
