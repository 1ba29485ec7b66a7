import {
  mayRun,
  orderTrial,
  type PolicyStanding,
  policyStandings,
  proposePolicy,
  publishPolicy,
  type Run,
  runs,
} from '#entitlement'
import type { OfficerActor } from '#identity'
import { shownTime } from '#platform'
import { Button, Buttons, Card, Facts, Form, Tag } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { differencesPath, policiesPath, runPath } from './paths.ts'

/** 经办端 › 政策发布: GET, POST /agency/policies */
export const policiesPage = officerPage({
  path: policiesPath,
  title: '政策发布',
  load: async (_visit, tx) => ({
    standings: await policyStandings(tx),
    all: await runs(tx),
  }),
  view: ({ standings, all }, visit) => (
    <>
      <p class="note">
        政策以文件形式存放，每个数字带文号和条款。一版政策由一人提请、另一人发布；发布前先用上次计算的单位试算，看清谁增谁减。
      </p>
      {standings.map(standing => (
        <Standing
          key={standing.policy.year}
          visit={visit}
          standing={standing}
          trial={all.find(run => run.trial && run.policyHash === standing.policy.hash)}
        />
      ))}
    </>
  ),
  async post(visit, posted, tx) {
    const [act, of] = posted.act.split(':')
    const year = wholeNumber(of, 4) ?? 0
    if (act === 'trial') {
      const { runNo } = await orderTrial(tx, visit.acting, year)
      return { to: runPath(runNo), message: '已开始试算，完成后请看与上次计算的差异。' }
    }
    if (act === 'propose') {
      await proposePolicy(tx, visit.acting, year)
      return { to: policiesPath, message: '已提请发布，请另一人核对后发布。' }
    }
    await publishPolicy(tx, visit.acting, year)
    return { to: policiesPath, message: '发布成功，政策已生效。' }
  },
})

const words = {
  draft: { text: '未提请', tone: 'warning' },
  proposed: { text: '待发布', tone: 'info' },
  published: { text: '已发布', tone: 'success' },
} as const

interface StandingProps {
  readonly visit: Visit<OfficerActor>
  readonly standing: PolicyStanding
  readonly trial: Run | undefined
}

function Standing({ visit, standing, trial }: StandingProps) {
  const { policy, state } = standing
  const signed = (name: string, at: Date | null) => (at ? `${name}　${shownTime(at)}` : '')
  return (
    <Card title={`${policy.place} ${policy.year} 年度`}>
      <p>
        <Tag tone={words[state].tone}>{words[state].text}</Tag>{' '}
        <a href={`/policy/${policy.year}`}>查看政策</a>
      </p>
      <Facts
        rows={[
          { label: '版本', value: policy.hash.slice(0, 12) },
          { label: '有效期', value: `${policy.valid.from} 至 ${policy.valid.to}` },
          { label: '提请', value: signed(standing.proposedName, standing.proposedAt) },
          { label: '发布', value: signed(standing.publishedName, standing.publishedAt) },
        ]}
      />
      {trial ? (
        <p>
          <a href={differencesPath(trial.runNo)}>第 {trial.runNo} 次试算与上次计算的差异</a>
        </p>
      ) : null}
      <Form action={policiesPath} hidden={visit.hidden}>
        <Buttons>
          {mayRun(visit.acting.who) ? (
            <Button name="_act" value={`trial:${policy.year}`} look="secondary">
              用上次计算的单位试算 {policy.year} 年度政策
            </Button>
          ) : null}
          {state === 'draft' ? (
            <Button name="_act" value={`propose:${policy.year}`}>
              提请发布 {policy.year} 年度政策
            </Button>
          ) : null}
          {state === 'proposed' ? (
            <Button name="_act" value={`publish:${policy.year}`}>
              发布 {policy.year} 年度政策
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </Card>
  )
}
