import type { Objection } from '#disbursement'
import { shownTime } from '#platform'

/** What was objected to, by whom and why, in the words of every page that shows it. */
export const objectionFacts = (objection: Objection) => [
  { label: '回执编号', value: objection.receipt },
  { label: '公示标题', value: objection.title },
  { label: '单位名称', value: objection.unitName },
  { label: '提出人', value: `${objection.name}　${objection.mobile}` },
  { label: '提出时间', value: shownTime(objection.raisedAt) },
  { label: '异议理由', value: objection.reason },
]
