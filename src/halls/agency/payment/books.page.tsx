import { type BookLine, books } from '#disbursement'
import type { OfficerActor } from '#identity'
import { businessYear } from '#platform'
import { Button, Buttons, Form, Notice, SelectField } from '#ui'
import { BookTable } from '../../book-table.tsx'
import { officerPage } from '../../serving/page.ts'
import { yearAsked } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { moneyPaths } from './paths.ts'

const yearOf = (visit: Visit) => yearAsked(visit.query) ?? businessYear(visit.acting.at)

/** 经办端 › 资金账目: GET /agency/books */
export const booksPage = officerPage({
  path: moneyPaths.books,
  title: '资金账目',
  trail: [{ href: moneyPaths.payments, text: '资金拨付' }],
  load: (visit, tx) => books(tx, yearOf(visit)),
  heading: (_, visit) => `${yearOf(visit)} 年资金账目`,
  view: (lines, visit) => <View visit={visit} lines={lines} />,
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly lines: readonly BookLine[]
}

function View({ visit, lines }: ViewProps) {
  const wrong = lines.filter(line => line.difference.fen !== 0 || line.difference.lines !== 0)
  const years = Array.from({ length: 5 }, (_, i) => String(businessYear(visit.acting.at) - i))
  return (
    <>
      <Form action={moneyPaths.books} method="get" class="filter">
        <SelectField
          name="year"
          label="年度"
          value={String(yearOf(visit))}
          options={years.map(value => ({ value, text: value }))}
        />
        <Buttons>
          <Button look="secondary">查询</Button>
        </Buttons>
      </Form>
      {wrong.length > 0 ? (
        <Notice tone="warning" title={`${wrong.length} 个批次账目不平`}>
          <p>请立即停止拨付，联系系统管理员核查。</p>
        </Notice>
      ) : (
        <p>每个批次：批准 = 到账 + 退回 + 待回盘，差额应为 0。</p>
      )}
      <BookTable lines={lines} hrefOf={line => moneyPaths.batch(line.number)} />
    </>
  )
}
