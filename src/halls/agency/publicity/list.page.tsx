import {
  endPublicities,
  type PublicityWithCases,
  publicityCases,
  publishPublicity,
  takeOut,
  withdrawPublicity,
} from '#disbursement'
import type { OfficerActor } from '#identity'
import { refuse, shownTime, shownYuan, type Tx } from '#platform'
import { Card, Facts, Pages } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Posted } from '../../serving/posted-form.ts'
import { numberOf, pageAsked } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { Cases } from './cases.tsx'
import { PublicityActions } from './publicity-actions.tsx'
import { PublicityTag } from './publicity-tag.tsx'

/** 经办端 › 公示管理 › 一个批次: GET, POST /agency/publicity/:no */
export const listPage = officerPage({
  path: '/agency/publicity/:no',
  trail: [{ href: '/agency/publicity', text: '公示管理' }],
  load: (visit, tx) =>
    publicityCases(tx, visit.acting, { publicityNo: numberOf(visit), page: pageAsked(visit.query) }),
  title: ({ publicity }) => publicity.title,
  heading: ({ publicity }) => (
    <>
      {publicity.title} <PublicityTag publicity={publicity} />
    </>
  ),
  view: (found, visit) => <View visit={visit} found={found} />,
  post: async (visit, posted, tx) => ({ to: visit.path, message: await act(tx, visit, posted) }),
})

/** @returns the success message. */
async function act(tx: Tx, visit: Visit<OfficerActor>, { act: wish }: Posted): Promise<string> {
  const { acting } = visit
  const publicityNo = numberOf(visit)
  if (wish.startsWith('take-out:')) {
    await takeOut(tx, acting, { publicityNo, declarationId: wish.slice('take-out:'.length) })
    return '已移出批次，可编入下一批次。'
  }
  switch (wish) {
    case 'publish':
      await publishPublicity(tx, acting, publicityNo)
      return '公示已发布，门户“公示公告”即时可见，已短信告知各单位。'
    case 'withdraw':
      await withdrawPublicity(tx, acting, publicityNo)
      return '批次已撤销，单位回到待公示。'
    case 'end': {
      const { passed, held } = await endPublicities(acting, visit.catalogue)
      return `期满核查完成：通过 ${passed} 家，情况变化待处理 ${held} 家。`
    }
    default:
      return refuse('invalid', '请选择要办理的操作。')
  }
}

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly found: PublicityWithCases
}

function View({ visit, found }: ViewProps) {
  const { publicity } = found
  return (
    <>
      <Card>
        <Facts rows={factsOf(found)} />
        <PublicityActions visit={visit} publicity={publicity} />
      </Card>
      <Cases visit={visit} found={found} />
      <Pages {...found} hrefOf={page => `${visit.path}?page=${page}`} />
    </>
  )
}

function factsOf({ publicity }: PublicityWithCases) {
  const period = publicity.startsOn
    ? `${publicity.startsOn} 至 ${publicity.endsOn}`
    : `发布次日起 ${publicity.workingDays} 个工作日`
  return [
    { label: '单位数', value: `${publicity.units} 家` },
    { label: '合计金额', value: `${shownYuan(publicity.totalFen)} 元` },
    { label: '公示期', value: period },
    { label: '编制', value: `${publicity.preparedName}　${shownTime(publicity.preparedAt)}` },
    { label: '发布', value: publicity.publishedName ?? '' },
    { label: '名单文件校验码（SHA-256）', value: publicity.controlTotal },
  ]
}
