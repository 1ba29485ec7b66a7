import { progress } from '#casework'
import { businessMonth, refuse } from '#platform'
import { agencyOf, cleanCode, fieldKinds } from '#registry'
import { Button, Buttons, Form, Pages, SelectField, TextField } from '#ui'
import { batchAddress } from '../printing/batch-address.ts'
import { BatchPrint } from '../printing/batch-print.tsx'
import type { Page } from '../serving/page.ts'
import { pageAsked } from '../serving/url-params.ts'
import type { Visit } from '../serving/visit.ts'
import { filerPage } from './filer-page.ts'
import type { FilingHall } from './paths.ts'
import { type Agencies, ProgressResults, type ResultsProps } from './progress-results.tsx'

const kinds = { employer: '单位业务', person: '人员业务' } as const

/** 办理进度查询: GET, POST /person/progress, /employer/progress */
export const progressPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/progress`,
    title: hall === 'person' ? '业务办理进度查询' : '办理进度查询',
    async load(visit, tx) {
      const search = searchOf(visit, hall)
      const found = await progress(tx, visit.acting, search)
      const codes = [...new Set(found.rows.map(row => row.areaCode))]
      const entries: [string, Awaited<ReturnType<typeof agencyOf>>][] = []
      for (const code of codes) entries.push([code, await agencyOf(tx, code)])
      const agencies: Agencies = new Map(entries)
      return { found, agencies }
    },
    view: (data, visit) => <View {...data} visit={visit} hall={hall} />,
    post: async (_visit, posted, tx) => ({ to: await batchAddress(tx, { hall, posted }) }),
  })

/** 查询类型 单位业务, 人员业务 or by 受理流水号; the month defaults to the current one. */
function searchOf(visit: Visit, hall: FilingHall) {
  const { kind } = visit.query
  const month = visit.query.month === undefined ? undefined : fieldKinds.month.clean(visit.query.month)
  const serial = cleanCode(visit.query.serial ?? '')
  const asked = month === undefined && hall === 'employer' ? businessMonth(visit.acting.at) : (month ?? '')
  if (asked !== '' && !/^\d{4}(0[1-9]|1[0-2])$/.test(asked))
    refuse('invalid', '办理月份应为年月 6 位数字，如 202308。')
  return {
    ...(serial ? { serial } : {}),
    ...(asked ? { month: asked } : {}),
    hall: kind === '人员业务' ? ('person' as const) : kind === '单位业务' ? ('employer' as const) : hall,
    page: pageAsked(visit.query),
  }
}

function View({ visit, hall, found, agencies }: ResultsProps) {
  const { kind = kinds[hall], serial = '' } = visit.query
  const month = visit.query.month ?? (hall === 'employer' ? businessMonth(visit.acting.at) : '')
  const hrefOf = (page: number) =>
    `/${hall}/progress?${new URLSearchParams({ kind, month, serial, page: String(page) })}`
  return (
    <>
      <Form action={`/${hall}/progress`} method="get" class="filter">
        <SelectField
          name="kind"
          label="查询类型"
          value={kind}
          options={Object.values(kinds).map(text => ({ value: text, text }))}
        />
        <TextField
          name="month"
          label="办理月份"
          value={month}
          numeric
          maxLength={6}
          hint="请输入办理月份，如 202308"
        />
        <TextField name="serial" label="受理流水号" value={serial} numeric />
        <Buttons>
          <Button>查询</Button>
        </Buttons>
      </Form>
      <Form action={hrefOf(found.page)} hidden={visit.hidden}>
        <ProgressResults visit={visit} hall={hall} found={found} agencies={agencies} />
        <Pages {...found} hrefOf={hrefOf} />
        {found.total > 0 ? <BatchPrint visit={visit} /> : null}
      </Form>
    </>
  )
}
