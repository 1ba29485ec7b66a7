import { type CaseFile, type Declaration, type ItemRows, statusLabel } from '#casework'
import { businessDate, chineseAmount, shownTime, shownYuan } from '#platform'
import { dayInWords, markOf } from './mark.ts'
import type { PrintedCase, PrintedRows } from './printed-case.ts'

const over = ['passed', 'declined', 'revoked']

/** 办结通知: the outcome, the amount in figures and capitals, and the available remedies. */
export const resultNotice = {
  name: '办结通知',
  kind: 'result',
  missing: ({ file }: Pick<PrintedCase, 'file'>) =>
    over.includes(file.declaration.state) ? undefined : '这笔业务还没有办结，办结后可打印办结通知。',
  layout({ acting, item, file, unit, rows }: PrintedCase) {
    const { declaration } = file
    const ended = declaration.endedAt ?? acting.at
    return {
      title: '办结通知书',
      issuer: unit.agencyName,
      mark: markOf(acting),
      reference: { label: '受理流水号', value: declaration.serial ?? '' },
      salutation: `${declaration.unitName}：`,
      blocks: [
        {
          kind: 'paragraphs',
          paragraphs: [
            `贵单位于 ${dayInWords(businessDate(declaration.submittedAt ?? ended))}申报的“${item.name}”已办结，现将结果通知如下。`,
          ],
        },
        {
          kind: 'rows',
          title: '办理结果',
          rows: [
            { label: '单位名称', value: declaration.unitName },
            { label: '单位编号', value: declaration.unitNo },
            { label: '办理结果', value: statusLabel(item, declaration).shown },
            { label: '办结时间', value: shownTime(ended) },
            ...(rows && item.rows ? rowsResult(item.rows, rows) : []),
            ...amountRows(declaration),
            ...reasonRows(file),
          ],
        },
        { kind: 'list', title: '后续事项', items: nextSteps(declaration, unit.agencyName) },
      ],
      footnotes: [],
      signatures: [],
      closing: [`${unit.agencyName}（业务专用章）`, dayInWords(businessDate(ended))],
    } as const
  },
} as const

const rowsResult = ({ noun, counter }: ItemRows, { counts }: PrintedRows) => [
  { label: `${noun}办结`, value: `${counts.settled} ${counter}` },
  ...(counts.declined > 0 ? [{ label: `${noun}未通过`, value: `${counts.declined} ${counter}` }] : []),
]

function amountRows({ state, amountFen }: Declaration) {
  return state === 'passed' && amountFen > 0
    ? [
        { label: '金额（小写）', value: `¥${shownYuan(amountFen)}` },
        { label: '金额（大写）', value: chineseAmount(amountFen) },
      ]
    : []
}

function reasonRows({ declaration, history }: CaseFile) {
  if (declaration.state === 'passed') return []
  const verb = declaration.state === 'declined' ? 'decline' : 'revoke'
  const words = history.findLast(line => line.verb === verb)?.words ?? ''
  return [{ label: '理由', value: words.replace(/^[^：]{2,6}：/, '') }]
}

/** 行政复议法 第二十条 (sixty days), 行政诉讼法 第四十六条 (six months). */
const appeal =
  '对本决定不服的，可以自收到本通知之日起 60 日内依法申请行政复议，或者自收到之日起 6 个月内依法向人民法院提起行政诉讼。'

function nextSteps({ state, amountFen }: Declaration, agencyName: string): readonly string[] {
  const ask = `如有疑问，请联系${agencyName}。`
  if (state === 'declined') return ['符合条件后可以重新申报。', appeal, ask]
  if (state === 'revoked') return [appeal, ask]
  if (amountFen === 0) return ['本业务自办结之时起生效。', ask]
  return [
    '款项已拨付到申报时填写的账户，到账情况可在单位网厅“资金到账”中查看。',
    '请按规定用途使用资金，并在单位网厅“资金使用台账”中登记，留存凭证备查。',
    ask,
  ]
}
