import {
  type Example,
  examplesOf,
  findPolicy,
  type Policy,
  type PolicyChange,
  type PolicyYear,
  policyChanges,
  policyYears,
} from '#entitlement'
import { businessDate, refuse } from '#platform'
import { Card, Counts, Facts } from '#ui'
import { openPage } from '../serving/page.ts'
import { wholeNumber } from '../serving/whole-number.ts'
import { Changes, Examples, Figures } from './policy-parts.tsx'

interface PolicyOfYear {
  readonly years: readonly PolicyYear[]
  readonly policy: Policy
  readonly previous: number | undefined
  readonly changes: readonly PolicyChange[]
  readonly examples: readonly Example[]
}

const titleOf = ({ policy }: PolicyOfYear) => `${policy.year} 年度稳岗返还政策`

/** 门户 › 本年度政策: GET /policy, the business year's policy, else the newest on file */
export const policyPage = openPage({
  path: '/policy',
  load: async (visit, tx) => {
    const years = await policyYears(tx)
    const now = businessDate(visit.acting.at).slice(0, 4)
    const published = years.filter(({ policy }) => policy)
    return policyOf(years, (published.find(({ year }) => String(year) === now) ?? published[0])?.year)
  },
  title: titleOf,
  view: found => <View {...found} />,
})

/** 门户 › 某年度政策: GET /policy/:year */
export const policyOfYearPage = openPage({
  path: '/policy/:year',
  load: async (visit, tx) => policyOf(await policyYears(tx), wholeNumber(visit.params.year)),
  title: titleOf,
  view: found => <View {...found} />,
})

function policyOf(years: readonly PolicyYear[], wanted: number | undefined): PolicyOfYear {
  const found = (year: number | undefined) => years.find(one => one.year === year)
  const policy = found(wanted)?.policy
  if (!policy) {
    return found(wanted)
      ? refuse('not-found', `${wanted ?? ''} 年度的稳岗返还政策还没有公布。`)
      : refuse('not-found', '没有这个年度的稳岗返还政策，请在“本年度政策”中选择年度。')
  }
  const previous = found(policy.year - 1)?.policy
  // Examples on file belong to the version on file; an earlier published version may have had others.
  const onFile = findPolicy(policy.year)?.hash === policy.hash
  return {
    years,
    policy,
    previous: previous?.year,
    examples: onFile ? examplesOf(policy) : [],
    changes: previous ? policyChanges(previous, policy) : [],
  }
}

function View({ years, policy, previous, changes, examples }: PolicyOfYear) {
  return (
    <>
      <Counts
        label="年度"
        counts={years.map(one => ({
          href: `/policy/${one.year}`,
          text: `${one.year} 年度${one.policy ? '' : '（未公布）'}${one.year === policy.year ? '（当前）' : ''}`,
        }))}
      />
      <Card title="适用范围">
        <Facts
          rows={[
            { label: '地区', value: policy.place },
            { label: '申请年度', value: `${policy.year} 年（按 ${policy.base_year} 年度的缴费和人员计算）` },
            { label: '有效期', value: `${policy.valid.from} 至 ${policy.valid.to}` },
          ]}
        />
        <p>
          单位登录单位网厅后，在<a href="/employer/entitlement">我能享受多少</a>
          中可以看到按这些规定逐项计算的结果。
        </p>
      </Card>
      <Figures policy={policy} />
      <Changes previous={previous} changes={changes} />
      <Card title="依据文件">
        <Facts
          rows={Object.values(policy.documents).map(({ number, title: label }) => ({
            label: number,
            value: label,
          }))}
        />
      </Card>
      <Examples examples={examples} />
    </>
  )
}
