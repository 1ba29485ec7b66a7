import { monthWords } from '#entitlement'
import { pageAt, shownYuan } from '#platform'
import { cleanText, countStaff, maskIdNo, type StaffMember, staffOf } from '#registry'
import { Button, Buttons, Card, Form, LinkButton, Pages, Table, TextField } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { pageAsked } from '../../serving/url-params.ts'
import { documentPaths } from './paths.ts'

const rowsAPage = 50

/** 单位网厅 › 查询打印 › 职工花名册: GET /employer/documents/staff */
export const rosterPage = operatorPage({
  path: documentPaths.staff,
  title: '职工花名册',
  trail: [{ href: documentPaths.page, text: '查询打印' }],
  async load({ acting, query }, tx) {
    const { unitNo } = acting.who
    const words = cleanText(query.words ?? '')
    const total = await countStaff(tx, { unitNo, words })
    const place = pageAt(total, pageAsked(query), rowsAPage)
    return {
      words,
      total,
      place,
      staff: await staffOf(tx, { unitNo, words, offset: place.offset, limit: rowsAPage }),
    }
  },
  view: ({ words, total, place, staff }) => (
    <>
      <Card title="查询职工">
        <Form action={documentPaths.staff} method="get" class="filter">
          <TextField
            name="words"
            label="姓名或证件号码"
            value={words}
            hint="姓名可以只填一部分，证件号码填全部"
          />
          <Buttons>
            <Button>查询</Button>
          </Buttons>
        </Form>
      </Card>
      <Card title="在职参保职工">
        <Table
          caption="职工花名册"
          rows={staff}
          empty={words === '' ? '本单位没有在职参保职工。' : '没有符合条件的职工。'}
          columns={[
            { title: '姓名', cell: row => row.name, look: 'nowrap' },
            { title: '证件号码', cell: row => maskIdNo(row.idNo), look: 'nowrap' },
            { title: '险种', cell: row => each(row, one => one.insurance) },
            { title: '参保年月', cell: row => each(row, one => monthWords(one.fromMonth)), look: 'nowrap' },
            {
              title: '月缴费工资(元)',
              cell: row => each(row, one => shownYuan(one.baseFen)),
              look: 'number',
            },
          ]}
        />
        <Pages {...place} total={total} hrefOf={page => documentPaths.staffPage(words, page)} />
        <Buttons>
          <LinkButton href={documentPaths.staffCsv} look="secondary">
            导出花名册
          </LinkButton>
        </Buttons>
      </Card>
    </>
  ),
})

/** One line for each insurance, or a single one where they agree. */
function each(member: StaffMember, words: (one: StaffMember['insurances'][number]) => string) {
  const lines = member.insurances.map(words)
  const agree = lines.every(line => line === lines[0])
  return (agree ? lines.slice(0, 1) : lines).map((line, i) => <div key={i}>{line}</div>)
}
