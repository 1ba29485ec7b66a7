import type { Catalogue } from '#casework'
import { outcomeNames, reasonNames } from '#entitlement'
import { businessDate, shownYuan } from '#platform'
import { Buttons, Card, Facts, LinkButton, Notice } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { Amount } from './amount.tsx'
import { Conditions } from './conditions.tsx'
import { ItemButton } from './item-button.tsx'
import { NoPolicy } from './no-policy.tsx'
import { type OwnEntitlement, ownEntitlement } from './own-entitlement.ts'
import { entitlementPaths } from './paths.ts'
import { RemedyCards } from './remedy-cards.tsx'

/** 单位网厅 › 我能享受多少: GET /employer/entitlement */
export const entitlementPage = operatorPage({
  path: entitlementPaths.page,
  title: '我能享受多少',
  trail: [{ href: '/employer/business', text: '单位业务' }],
  load: (visit, tx) => ownEntitlement(tx, visit.acting),
  view: (found, visit) =>
    found ? <Found {...found} catalogue={visit.catalogue} /> : <NoPolicy visit={visit} />,
})

type Shown = OwnEntitlement & { readonly catalogue: Catalogue }

function Found(own: Shown) {
  const { catalogue, policy, unit, facts, asOf, explanation, hasRecords } = own
  return (
    <>
      {hasRecords ? <Verdict {...own} /> : <NoRecords />}
      <Decided {...own} />
      <Card title="本单位">
        <Facts
          rows={[
            { label: '单位名称', value: unit.name },
            { label: '单位编号', value: unit.unitNo },
            { label: '单位类型、划型', value: `${facts.unitType}，${facts.size ?? '划型未登记'}` },
            { label: '申请年度', value: `${policy.year} 年（按 ${policy.base_year} 年度的缴费和人员计算）` },
            { label: '数据截至', value: asOf },
            { label: '申报截止', value: policy.valid.to },
          ]}
        />
      </Card>
      <Conditions catalogue={catalogue} policy={policy} conditions={explanation.conditions} />
      <Amount {...own} />
      <RemedyCards remedies={own.remedies} />
    </>
  )
}

/** The annual run's decision, once pushed; today's registers may differ by now. */
function Decided({ catalogue, decided, explanation: { evaluation } }: Shown) {
  if (!decided) return null
  const same = decided.decision === evaluation.decision && decided.amountFen === evaluation.amountFen
  return (
    <Card title="年度计算结果">
      <Facts
        rows={[
          { label: '结果', value: outcomeNames[decided.decision] },
          { label: '核定金额', value: `${shownYuan(decided.amountFen)} 元` },
          { label: '计算所用数据截至', value: decided.asOf },
          { label: '推送日期', value: businessDate(decided.pushedAt) },
        ]}
      />
      {same ? null : (
        <p class="note">
          登记数据在年度计算之后有变化，今天试算的结果与年度计算不同，审核时按审核当天的数据复核。
        </p>
      )}
      <Buttons>
        <ItemButton catalogue={catalogue} button="objection" look="secondary">
          对结果有异议
        </ItemButton>
      </Buttons>
    </Card>
  )
}

function NoRecords() {
  return (
    <Notice tone="warning" title="系统里还没有本单位的失业保险缴费记录">
      <p>
        新参保的单位，首次申报缴费后约一个月可以在这里看到数据。已经缴费而看不到的，请在下面的条件旁点“数据有误”。
      </p>
    </Notice>
  )
}

function Verdict({ catalogue, policy, explanation: { evaluation }, asOf }: Shown) {
  const { decision, reasons, amountFen, fullFen } = evaluation
  const failing = reasons.map(code => reasonNames[code]).join('、')
  const words = {
    eligible: `可以返还 ${shownYuan(amountFen)} 元`,
    must_apply: `由本单位申请，金额 ${shownYuan(fullFen)} 元`,
    ineligible: `${failing}不符合；全部符合时为 ${shownYuan(fullFen)} 元`,
  }
  return (
    <Notice
      tone={decision === 'eligible' ? 'success' : 'warning'}
      title={`${policy.year} 年度${outcomeNames[decision]}：${words[decision]}`}
    >
      <p>
        这是按截至 {asOf} 的登记数据和 {policy.year}{' '}
        年度政策的试算，不是正式决定，以年度计算、审核和公示为准。
      </p>
      <Buttons>
        {decision === 'ineligible' ? null : <ItemButton catalogue={catalogue} button="apply" />}
        <LinkButton href={entitlementPaths.layoffs} look="secondary">
          裁员率明细
        </LinkButton>
        <LinkButton href={entitlementPaths.whatIf} look="secondary">
          享受资格试算
        </LinkButton>
        <LinkButton href={entitlementPaths.letter} look="secondary">
          打印享受资格说明
        </LinkButton>
        <LinkButton href={`/policy/${policy.year}`} look="secondary">
          本年度政策
        </LinkButton>
      </Buttons>
    </Notice>
  )
}
