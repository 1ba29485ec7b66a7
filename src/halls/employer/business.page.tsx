import type { Item } from '#casework'
import type { OperatorActor } from '#identity'
import { Card, Notice, Tiles } from '#ui'
import { operatorPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { entitlementPaths } from './entitlement/paths.ts'
import { whyClosed } from './why-closed.ts'

/** 单位网厅 › 单位业务: GET /employer/business */
export const businessPage = operatorPage({
  path: '/employer/business',
  title: '单位业务',
  load: async visit =>
    [...visit.catalogue.values()].filter(
      item =>
        item.hall === 'employer' &&
        item.entry === undefined &&
        (item.withoutCertificate || visit.acting.who.certificate),
    ),
  view: (items, visit) => <View visit={visit} items={items} />,
})

const others = (certificate: boolean) => (certificate ? '其他业务' : '需要数字证书')

function View({ visit, items }: { readonly visit: Visit<OperatorActor>; readonly items: readonly Item[] }) {
  const { certificate } = visit.acting.who
  const closed = whyClosed(visit.acting.who, visit.catalogue)
  return (
    <>
      <Card title="可以办理">
        <Tiles
          label="可以办理"
          tiles={items.map(item => ({
            text: item.words.tile ?? item.name,
            icon: 'clipboard-list',
            href: `/employer/items/${item.code}`,
            ...(item.words.tile ? { note: item.name } : {}),
          }))}
        />
      </Card>
      <Card title="资格和金额">
        <Tiles
          label="资格和金额"
          tiles={[
            {
              text: '我能享受多少',
              icon: 'search',
              href: entitlementPaths.page,
              note: '逐项条件、金额和办法',
            },
            { text: '裁员率明细', icon: 'users', href: entitlementPaths.layoffs, note: '逐月逐人核对' },
            { text: '享受资格试算', icon: 'edit', href: entitlementPaths.whatIf, note: '改几个数看结果' },
            { text: '本年度政策', icon: 'file-text', href: '/policy', note: '规定、文件和变化' },
          ]}
        />
      </Card>
      <Card title={others(certificate)}>
        <Notice tone="warning">
          <p>{closed.long}</p>
        </Notice>
        <Tiles
          label={others(certificate)}
          tiles={['单位信息变更', '缴费工资申报', '缴费核定', '银行账户变更'].map(text => ({
            text,
            icon: 'files',
            note: closed.short,
          }))}
        />
      </Card>
    </>
  )
}
