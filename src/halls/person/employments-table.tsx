import type { Item } from '#casework'
import { shownYuan } from '#platform'
import { beginningReasons, employmentKey, type OwnEmployment, reductionName } from '#registry'
import { Table } from '#ui'
import { paths } from '../filing/paths.ts'
import { enteredWords } from './entered-words.ts'

interface EmploymentsTableProps {
  readonly unitName: string
  readonly employments: readonly OwnEmployment[]
  /** what can be filed about one of them */
  readonly items: readonly Item[]
}

/** A person's employments with one unit. */
export function EmploymentsTable({ unitName, employments, items }: EmploymentsTableProps) {
  return (
    <Table
      caption={`在${unitName}的参保记录`}
      rows={employments}
      empty="没有参保记录。"
      columns={[
        { title: '险种', cell: row => row.insurances.join('、') },
        { title: '参保年月', cell: row => <Months {...row} /> },
        { title: '月缴费工资', look: 'number', cell: row => `${shownYuan(row.baseFen)} 元` },
        { title: '增减员原因', cell: row => <Reasons {...row} /> },
        { title: '申报', cell: row => <Entered {...row} /> },
        { title: '操作', cell: row => <Objections employment={row} items={items} /> },
      ]}
    />
  )
}

/** An employment that ended before its first month has none. */
function Months({ fromMonth, toMonth }: OwnEmployment) {
  if (toMonth === null) return <>{fromMonth} 至今</>
  return toMonth < fromMonth ? (
    <>{fromMonth} 起参保，未缴费即终止</>
  ) : (
    <>
      {fromMonth} 至 {toMonth}
    </>
  )
}

const Reasons = ({ began, end }: OwnEmployment) => (
  <>
    <div>增员：{beginningReasons[began] ?? began}</div>
    {end ? <div>减员：{reductionName(end.reason)}</div> : null}
  </>
)

function Entered(of: OwnEmployment) {
  const { began, ended } = enteredWords(of)
  return (
    <>
      <div>参保：{began}</div>
      {ended === undefined ? null : <div>停保：{ended}</div>}
    </>
  )
}

interface ObjectionsProps {
  readonly employment: OwnEmployment
  readonly items: readonly Item[]
}

/** Only what a unit declared here is put to that unit. */
function Objections({ employment, items }: ObjectionsProps) {
  const declared = employment.entered.source === 'unit' || employment.end?.source === 'unit'
  if (!declared) return <>—</>
  return (
    <>
      {items.map(item => (
        <a key={item.code} href={paths('person').form(item.code, employmentKey(employment))}>
          {item.words.tile ?? item.name}
        </a>
      ))}
    </>
  )
}
