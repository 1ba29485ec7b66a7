import { type Remedy, reasonNames } from '#entitlement'
import { shownYuan } from '#platform'
import { Buttons, Card, Facts, LinkButton } from '#ui'
import { entitlementPaths } from './paths.ts'

const ways: Readonly<Record<Remedy['way'], string>> = {
  act: '今年还可以办到',
  apply: '换一种方式办理',
  record: '只有登记数据有误才能改变',
  later: '今年不能改变',
}

/** For each failing condition: the smallest change that satisfies it, the deadline and the amount at stake. */
export function RemedyCards({ remedies }: { readonly remedies: readonly Remedy[] }) {
  if (remedies.length === 0) return null
  return (
    <Card title="不符合的条件，可以怎样办">
      {remedies.map(one => (
        <section key={one.code} class="remedy">
          <h3>
            {reasonNames[one.code]}：{ways[one.way]}
          </h3>
          <p>{one.advice}</p>
          <Facts
            rows={[
              { label: '最小的变化', value: one.needed },
              { label: '最迟', value: one.until ?? '今年没有日期可以改变' },
              { label: '关系到的金额', value: stake(one) },
              { label: '负责单位', value: one.office },
              {
                label: '还有其他条件不符合',
                value: one.others.map(code => reasonNames[code]).join('、') || '没有',
              },
            ]}
          />
        </section>
      ))}
      <Buttons>
        <LinkButton href={entitlementPaths.layoffs} look="secondary">
          裁员率明细
        </LinkButton>
        <LinkButton href={entitlementPaths.whatIf} look="secondary">
          改几个数试算
        </LinkButton>
      </Buttons>
    </Card>
  )
}

const stake = ({ code, atStakeFen }: Remedy) =>
  code === 'no_base' ? '按补缴后的实际缴费计算' : `${shownYuan(atStakeFen)} 元`
