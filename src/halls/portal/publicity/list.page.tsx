import { type PublicListPage, publicList } from '#disbursement'
import { shownYuan } from '#platform'
import { Button, Buttons, Card, Facts, Form, LinkButton, Pages, Table, TextField } from '#ui'
import { asOfd } from '../../printing/send-printout.ts'
import { openPage } from '../../serving/page.ts'
import { numberOf, pageAsked } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { PeriodTag } from './lists.page.tsx'

/** 门户 › 公示公告 › 一个批次: GET /publicity/:no */
export const listPage = openPage({
  path: '/publicity/:no',
  trail: [{ href: '/publicity', text: '公示公告' }],
  load: (visit, tx) =>
    publicList(tx, visit.acting, {
      publicityNo: numberOf(visit),
      words: visit.query.unit ?? '',
      page: pageAsked(visit.query),
    }),
  title: ({ list }) => list.title,
  heading: ({ list }) => (
    <>
      {list.title} <PeriodTag list={list} />
    </>
  ),
  view: (found, visit) => <View visit={visit} found={found} />,
})

interface ViewProps {
  readonly visit: Visit
  readonly found: PublicListPage
}

function View({ visit, found }: ViewProps) {
  const { list } = found
  const here = `/publicity/${list.publicityNo}`
  const { unit = '' } = visit.query
  return (
    <>
      <About found={found} />
      <Form action={here} method="get" class="filter">
        <TextField name="unit" label="单位名称" value={unit} hint="输入名称的一部分" />
        <Buttons>
          <Button>查询</Button>
        </Buttons>
      </Form>
      <Table
        caption="公示名单"
        rows={found.lines}
        empty="名单中没有符合条件的单位。"
        columns={[
          { title: '序号', cell: line => line.position, look: 'number' },
          { title: '单位名称', cell: line => line.unitName },
          { title: '单位规模', cell: line => line.unitSize || '—', look: 'nowrap' },
          { title: '返还金额（元）', cell: line => shownYuan(line.amountFen), look: 'number' },
          ...(list.over
            ? []
            : [
                {
                  title: '操作',
                  cell: (line: { readonly unitName: string }) => (
                    <a href={`${here}/objection?${new URLSearchParams({ unit: line.unitName })}`}>提出异议</a>
                  ),
                  look: 'nowrap' as const,
                },
              ]),
        ]}
      />
      <Pages {...found} hrefOf={page => `${here}?${new URLSearchParams({ unit, page: String(page) })}`} />
    </>
  )
}

function About({ found: { list, office } }: { readonly found: PublicListPage }) {
  const left = list.daysLeft > 0 ? `还剩 ${list.daysLeft} 个工作日` : '今天是最后一天'
  return (
    <Card>
      <Facts
        rows={[
          { label: '发布机构', value: office.name },
          {
            label: '公示期',
            value: `${list.startsOn} 至 ${list.endsOn}（${list.workingDays} 个工作日，发布当日不计，法定节假日顺延）`,
          },
          { label: '状态', value: list.over ? '公示已结束' : `公示中，${left}` },
          { label: '单位数', value: `${list.units} 家` },
          { label: '合计金额', value: `${shownYuan(list.totalFen)} 元` },
          { label: '监督电话', value: office.phone },
          { label: '联系地址', value: office.address },
          { label: '公开期限', value: `${list.publicUntil} 止` },
          { label: '名单文件校验码（SHA-256）', value: list.controlTotal },
        ]}
      />
      <Buttons>
        <LinkButton href={`/publicity/${list.publicityNo}/print`} look="secondary">
          打印公示表
        </LinkButton>
        <LinkButton href={asOfd(`/publicity/${list.publicityNo}/print`)} look="secondary">
          公示表（OFD）
        </LinkButton>
        <LinkButton href={`/publicity/${list.publicityNo}/file`} look="secondary">
          下载名单（CSV）
        </LinkButton>
        {list.over ? null : (
          <LinkButton href={`/publicity/${list.publicityNo}/objection`} look="secondary">
            提出异议
          </LinkButton>
        )}
      </Buttons>
    </Card>
  )
}
