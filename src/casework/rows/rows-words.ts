import type { RowCounts } from './count-rows.ts'
import type { DeclaredRows } from './declared-rows.ts'
import type { ItemRows } from './rows-definition.ts'
import type { Outcome } from './settle-declared.ts'

/** What a submission did with its rows, as the history says it. */
export function submissionWords(
  { counter }: Pick<ItemRows, 'counter'>,
  { going, staying }: DeclaredRows,
  { settled, referred }: Outcome,
): string {
  return [
    `本次提交 ${going.length} ${counter}`,
    ...(settled > 0 ? [`系统即时办结 ${settled} ${counter}`] : []),
    ...(referred > 0 ? [`转人工审核 ${referred} ${counter}`] : []),
    ...(staying.length > 0 ? [`另有 ${staying.length} ${counter}有误，留在待提交业务中`] : []),
  ].join('，')
}

/** How the rows of a case ended, as the history says it. */
export function endWords(
  { counter }: Pick<ItemRows, 'counter'>,
  { byHall, settled, declined }: RowCounts,
): string {
  return [
    ...(byHall > 0 ? [`系统办结 ${byHall} ${counter}`] : []),
    ...(settled > byHall ? [`审核通过 ${settled - byHall} ${counter}`] : []),
    ...(declined > 0 ? [`不予通过 ${declined} ${counter}`] : []),
  ].join('，')
}

/** The same for the filer: 118 人已办结，2 人未通过 */
export function endForFiler(
  { counter }: Pick<ItemRows, 'counter'>,
  { settled, declined }: RowCounts,
): string {
  const failed = declined > 0 ? `，${declined} ${counter}未通过，原因请登录网厅查看` : ''
  return `${settled} ${counter}已办结${failed}`
}
