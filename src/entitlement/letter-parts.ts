import { shownYuan } from '#platform'
import type { YearFacts } from '#registry'
import type { Explanation } from './explain.ts'
import { clauseOf, type Policy } from './policy/policy.ts'
import { outcomeNames } from './reasons.ts'
import type { Remedy } from './remedy.ts'
import { shownShare } from './shown-share.ts'

/** The basis of a letter about a decision. */
export interface LetterSubject {
  readonly policy: Policy
  readonly facts: YearFacts
  readonly explanation: Explanation
  readonly remedies: readonly Remedy[]
  /** YYYY-MM-DD */
  readonly asOf: string
  readonly agencyName: string
  /** date of the annual run that decided, YYYY-MM-DD; undefined before any run: the letter is then provisional */
  readonly decidedOn?: string
}

export interface LetterPart {
  readonly title?: string
  readonly paragraphs?: readonly string[]
  readonly list?: readonly string[]
}

/**
 * 享受资格说明, part by part in sentences: the actual or provisional decision, every condition, the calculation of the
 * amount, remedies with deadlines, and where to object.
 */
export function letterParts(subject: LetterSubject): readonly LetterPart[] {
  const { explanation, remedies: ways } = subject
  return [
    { paragraphs: opening(subject) },
    { title: '一、逐项条件', list: explanation.conditions.map(conditionSentence) },
    { title: '二、金额怎样得出', paragraphs: amountSentences(subject) },
    {
      title: '三、可以怎样办、到什么时候',
      ...(ways.length === 0
        ? {
            paragraphs: [
              `各项条件均已符合。请在 ${subject.policy.valid.to} 前办理“普通稳岗返还信息确认”，并在“我的待提交业务”中提交；保存不等于提交。`,
            ],
          }
        : { list: ways.map(remedySentence) }),
    },
    { title: '四、对数据或结果有异议', paragraphs: objection(subject) },
  ]
}

function opening({ policy, explanation, asOf, decidedOn }: LetterSubject): string[] {
  const { decision, amountFen, fullFen } = explanation.evaluation
  const basis = decidedOn
    ? `根据 ${decidedOn} 的年度计算，`
    : `根据截至 ${asOf} 的登记数据试算（不是正式决定，以年度计算和审核、公示结果为准），`
  const result =
    decision === 'eligible'
      ? `可以享受失业保险稳岗返还 ${shownYuan(amountFen)} 元。`
      : decision === 'must_apply'
        ? `须由贵单位提出申请，经审核通过的，返还金额为 ${shownYuan(fullFen)} 元。`
        : `暂不能享受失业保险稳岗返还；各项条件全部符合时，金额为 ${shownYuan(fullFen)} 元。`
  return [`${basis}贵单位 ${policy.year} 年度“${outcomeNames[decision]}”，${result}`]
}

function conditionSentence(one: Explanation['conditions'][number]): string {
  const result = one.unknown
    ? `登记数据不全，按规则计为${one.passed ? '符合' : '不符合'}`
    : one.passed
      ? '符合'
      : '不符合'
  return `${one.title}：${result}。要求${one.limit}；贵单位为${one.figure}（${one.source}）。依据：${one.clause}。`
}

function amountSentences({ policy, facts, explanation }: LetterSubject): string[] {
  const { ratio, fullFen, decision } = explanation.evaluation
  return [
    `${policy.base_year} 年度单位和职工实际缴纳的失业保险费为 ${shownYuan(facts.baseFen)} 元，返还比例为 ${shownShare(ratio)}（${explanation.ratioClause}），${shownYuan(facts.baseFen)} 元 × ${shownShare(ratio)} = ${shownYuan(fullFen)} 元，四舍五入到分。${decision === 'eligible' ? '' : '条件未全部符合，目前金额为 0.00 元。'}`,
  ]
}

const remedySentence = (one: Remedy): string =>
  `${one.advice}需要的变化：${one.needed}。${one.until ? `最迟 ${one.until}。` : ''}${one.atStakeFen > 0 ? `关系到的金额：${shownYuan(one.atStakeFen)} 元${one.others.length > 0 ? '（还有其他条件不符合，须一并解决）' : ''}。` : ''}负责单位：${one.office}。`

const objection = ({ policy, agencyName }: LetterSubject): string[] => [
  `数据有误的，请在单位网厅“我能享受多少”中点“数据有误”申请更正，或向${agencyName}书面提出。名单公示期间（${policy.publicity_working_days.value} 个工作日），任何人都可以提出异议（${clauseOf(policy, 'publicity_working_days')}）。`,
]
