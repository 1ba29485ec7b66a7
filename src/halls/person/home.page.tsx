import { type Declaration, progress, statusLabel, toDo } from '#casework'
import { businessDate, shownYuan } from '#platform'
import { getPerson, type Person } from '#registry'
import { Card, LinkButton, LinkList, Notice, Tag, Tiles } from '#ui'
import { paths } from '../filing/paths.ts'
import { personPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { toneOf } from '../tone-of.ts'

const to = paths('person')

/** 个人网厅 › 首页: GET /person */
export const homePage = personPage({
  path: '/person',
  title: '个人网厅',
  load: async (visit, tx) => ({
    person: await getPerson(tx, visit.acting.who.personNo),
    recent: (await progress(tx, visit.acting, {})).rows.slice(0, 5),
    open: (await toDo(tx, visit.acting, 'person')).open,
  }),
  heading: ({ person }) => `${person.name}，您好`,
  view: (data, visit) => <View {...data} visit={visit} />,
})

interface ViewProps {
  readonly visit: Visit
  readonly person: Person
  readonly recent: readonly Declaration[]
  readonly open: readonly Declaration[]
}

function View({ visit, person, recent, open }: ViewProps) {
  const nameOf = (one: Declaration) => visit.catalogue.get(one.itemCode)?.name ?? one.itemCode
  const hrefOf = (one: Declaration) => {
    const item = visit.catalogue.get(one.itemCode)
    return item ? to.edit(item, one) : to.form(one.itemCode)
  }
  return (
    <>
      {open.map(one => (
        <Notice key={one.declarationId} tone="warning" title={`“${nameOf(one)}”已保存，还没有提交`}>
          <LinkButton href={hrefOf(one)} small>
            继续办理并提交
          </LinkButton>
        </Notice>
      ))}
      <div class="halves">
        <div>
          <Card title="养老保险个人账户总额">
            <p>
              <span class="big-figure">{shownYuan(person.pensionBalanceFen)}</span> 元
            </p>
            <ul>
              {person.insurances.map(one => (
                <li key={one.insurance}>
                  {one.insurance}　基数 {shownYuan(one.baseFen)} 元　
                  <Tag tone={one.state === '参保缴费' ? 'success' : 'warning'}>{one.state}</Tag>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <div>
          <Card title="业务办理进度查询">
            <LinkList
              empty="还没有办理过业务。"
              links={recent.map(one => ({
                href: `/person/declarations/${one.declarationId}`,
                text: nameOf(one),
                behind: (
                  <>
                    <Tag tone={toneOf(one.state)}>
                      {statusLabel(visit.catalogue.get(one.itemCode), one).shown}
                    </Tag>
                    <time>{one.submittedAt ? businessDate(one.submittedAt) : ''}</time>
                  </>
                ),
              }))}
            />
            <p>
              <a href="/person/progress">查看全部</a>
            </p>
          </Card>
        </div>
      </div>
      <Card title="业务办理">
        <Tiles
          label="业务办理"
          tiles={[
            { text: '业务申报', icon: 'file-text', href: '/person/business' },
            { text: '参保变动', icon: 'clipboard-list', href: '/person/employments' },
            { text: '信息变更', icon: 'edit', href: '/person/changes' },
            { text: '医疗备案', icon: 'report-medical', href: '/person/medical' },
            { text: '查询打印', icon: 'printer', href: '/person/documents' },
          ]}
        />
      </Card>
    </>
  )
}
