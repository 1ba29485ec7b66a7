import { type ItemRows, printedSection, rowStates, statusLabel } from '#casework'
import type { Block } from '#printout'
import { displaySections } from '../filing/display-sections.ts'
import { markOf } from './mark.ts'
import type { PrintedCase, PrintedRows } from './printed-case.ts'

/** 申报表: what was declared, for signature and seal. */
export const declarationForm = {
  name: '申报表',
  kind: 'declaration',
  missing: () => undefined,
  layout({ acting, item, file, unit, opened, rows }: PrintedCase) {
    const { declaration } = file
    const frozen = file.snapshot && declaration.state !== 'draft' && declaration.state !== 'returned'
    const sections = [...(frozen ? [] : opened.block), ...displaySections(item, file)]
    return {
      title: `${item.name.replace(/申报$/, '')}申报表`,
      issuer: unit.agencyName,
      mark: markOf(acting, statusLabel(item, declaration).shown),
      reference: { label: '受理流水号', value: declaration.serial ?? '（提交后生成）' },
      blocks: [
        ...(item.printed?.(sections) ?? sections.map(printedSection)),
        ...(rows && item.rows ? [rowsBlock(item.rows, rows)] : []),
      ],
      footnotes: ['本表根据网上申报内容生成，与网上提交的内容一致。', ...item.footnotes],
      signatures: item.hall === 'employer' ? ['单位（盖章）', '经办人（签字）'] : ['申报人（签字）'],
      closing: [],
    }
  },
} as const

function rowsBlock({ noun, counter, fields }: ItemRows, { counts, first }: PrintedRows): Block {
  const cut = counts.all > first.length ? `，本表列出前 ${first.length} ${counter}，其余见网厅` : ''
  return {
    kind: 'table',
    title: `${noun}名单（共 ${counts.all} ${counter}${cut}）`,
    columns: [
      { title: '序号', width: 1, look: 'centre' },
      ...Object.values(fields).map(({ label }) => ({ title: label, width: 3 })),
      { title: '状态', width: 2, look: 'centre' },
    ],
    lines: first.map(row => [
      String(row.rowNo),
      ...row.cells.map(cell => cell.value),
      row.wrong ? '有误' : rowStates[row.state],
    ]),
    empty: `没有${noun}。`,
  }
}
