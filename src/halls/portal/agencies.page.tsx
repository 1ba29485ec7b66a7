import { type Agency, type Area, areas, searchAgencies } from '#registry'
import { Button, Buttons, Form, Pages, SelectField, Table, TextField } from '#ui'
import { openPage } from '../serving/page.ts'
import { pageAsked } from '../serving/url-params.ts'
import type { Visit } from '../serving/visit.ts'

/** 门户 › 社保经办机构查询: GET /agencies */
export const agenciesPage = openPage({
  path: '/agencies',
  title: '社保经办机构查询',
  load: async (visit, tx) => {
    const { area = '', words = '' } = visit.query
    return {
      areas: await areas(tx),
      found: await searchAgencies(tx, { areaCode: area, words, page: pageAsked(visit.query) }),
    }
  },
  view: (data, visit) => <View {...data} visit={visit} />,
})

interface ViewProps {
  readonly visit: Visit
  readonly areas: readonly Area[]
  readonly found: { rows: readonly Agency[]; total: number; page: number; pages: number }
}

function View({ visit, areas: all, found }: ViewProps) {
  const { area = '', words = '' } = visit.query
  const options = [{ value: '', text: '全部' }, ...all.map(one => ({ value: one.code, text: one.name }))]
  return (
    <>
      <Form action="/agencies" method="get" class="filter">
        <SelectField name="area" label="统筹区" options={options} value={area} />
        <TextField name="words" label="机构名称" value={words} hint="也可输入地址或业务，如“失业保险”" />
        <Buttons>
          <Button>查询</Button>
        </Buttons>
      </Form>
      <Table
        caption="社保经办机构"
        rows={found.rows}
        empty="没有符合条件的经办机构，请换一个统筹区或减少关键字。"
        columns={[
          { title: '机构名称', cell: row => row.name },
          { title: '统筹区', cell: row => row.areaName, look: 'nowrap' },
          { title: '地址', cell: row => row.address },
          { title: '电话', cell: row => <a href={`tel:${row.phone}`}>{row.phone}</a>, look: 'nowrap' },
          { title: '办公时间', cell: row => row.hours },
          { title: '业务范围', cell: row => row.business },
        ]}
      />
      <Pages
        {...found}
        hrefOf={page => `/agencies?${new URLSearchParams({ area, words, page: String(page) })}`}
      />
    </>
  )
}
