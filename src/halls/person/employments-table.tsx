import { shownYuan } from '#platform'
import { beginningReasons, type OwnEmployment, reductionName } from '#registry'
import { Table } from '#ui'
import { enteredWords } from './entered-words.ts'

interface EmploymentsTableProps {
  readonly unitName: string
  readonly employments: readonly OwnEmployment[]
}

/** A person's employments with one unit. */
export function EmploymentsTable({ unitName, employments }: EmploymentsTableProps) {
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
