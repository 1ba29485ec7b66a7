import type { DisplaySection } from '#casework'
import type { Acting } from '#identity'
import { refuse, shownYuan, type Tx } from '#platform'
import {
  beginningReasons,
  employmentKey,
  employmentsOf,
  getPerson,
  isBilled,
  maskIdNo,
  type OwnEmployment,
  reductionName,
} from '#registry'

export interface Facts {
  readonly personNo: number
  readonly name: string
  readonly idNo: string
  /** on record */
  readonly mobile: string | null
  /** undefined once it was changed or undone, and for other people */
  readonly employment: OwnEmployment | undefined
  /** known to officers, who decide by it */
  readonly billed: boolean
  readonly subject: string
}

/** The person and the employment that the subject names. @throws Refusal 'forbidden' for another person's. */
export async function factsOf(
  tx: Tx,
  { who }: Acting,
  unitNo: string,
  subject: string | undefined,
): Promise<Facts> {
  if (subject === undefined) return refuse('not-found', '请先在“参保变动”中选择有异议的参保记录。')
  const personNo = Number(subject.split('/')[0])
  if (who.kind === 'person' && who.personNo !== personNo) {
    return refuse('forbidden', '只能对本人的参保记录提出异议。')
  }
  const person = await getPerson(tx, personNo)
  const key = subject.slice(subject.indexOf('/') + 1)
  const employment = (await employmentsOf(tx, personNo)).find(
    one => one.unitNo === unitNo && employmentKey(one) === key,
  )
  return {
    personNo,
    name: person.name,
    idNo: maskIdNo(person.idNo),
    mobile: person.mobile,
    employment,
    billed: who.kind !== 'person' && employment !== undefined && (await billedOf(tx, personNo, employment)),
    subject,
  }
}

const billedOf = (tx: Tx, personNo: number, { unitNo, entered }: OwnEmployment) =>
  isBilled(tx, { unitNo, personNo, by: entered.by })

/** Why it cannot be objected to. */
export function whyNot({ employment }: Pick<Facts, 'employment'>): string | undefined {
  if (!employment) return '没有找到这条参保记录，可能已经变更。请回到“参保变动”重新选择。'
  return employment.entered.source === 'unit' || employment.end?.source === 'unit'
    ? undefined
    : '这条记录不是单位在网厅申报的，有疑问请到参保地社保经办机构核实。'
}

/** The record as it was objected to. */
export function blockOf({ name, idNo, employment }: Facts): readonly DisplaySection[] {
  if (!employment) return []
  return [
    {
      title: '基本信息',
      rows: [
        { label: '姓名', value: name },
        { label: '证件号码', value: idNo },
      ],
    },
    { title: '有异议的参保记录', rows: recordRows(employment) },
  ]
}

/** An employment as lines. */
export const recordRows = ({
  unitName,
  insurances,
  fromMonth,
  toMonth,
  baseFen,
  began,
  entered,
  end,
}: OwnEmployment): DisplaySection['rows'] => [
  { label: '单位名称', value: unitName },
  { label: '险种', value: insurances.join('、') },
  { label: '参保年月', value: fromMonth },
  { label: '终止年月', value: toMonth ?? '至今' },
  { label: '月缴费工资', value: `${shownYuan(baseFen)} 元` },
  { label: '增员原因', value: `${beginningReasons[began] ?? began}（${entered.on} 申报）` },
  ...(end ? [{ label: '减员原因', value: `${reductionName(end.reason)}（${end.on} 申报）` }] : []),
]
