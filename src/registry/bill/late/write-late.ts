import type { Fen, Tx } from '#platform'
import type { Insurance } from '../../codes/insurances.ts'
import type { Deferral } from '../../deferral/deferral.ts'
import { deferralsOf } from '../../deferral/deferrals-of.ts'
import { overlapping } from '../../deferral/overlapping.ts'
import { registry } from '../../tables.ts'
import { monthOf } from '../months.ts'
import { dueOn } from '../rules/due-on.ts'
import { lateFee } from './late-fee.ts'
import { type OwedShare, owedShares, writeShares } from './owed-shares.ts'
import type { UnsettledShare } from './unsettled-shares.ts'

/** One month and insurance of a late bill: people, days of the late fee, and fen. */
export interface LateLine {
  readonly month: string
  readonly insurance: Insurance
  readonly people: number
  readonly baseFen: Fen
  readonly unitDueFen: Fen
  readonly personDueFen: Fen
  readonly lateFeeDays: number
  readonly lateFeeFen: Fen
}

/** 补缴核定: a bill for months that were declared late. */
export interface LateBill {
  readonly billNo: number
  /** YYYY-MM-DD */
  readonly dueOn: string
  /** without the late fee */
  readonly dueFen: Fen
  readonly lateFeeFen: Fen
  readonly lines: readonly LateLine[]
}

/** The months to settle of a unit, and the day (YYYY-MM-DD) on which that is done. */
export interface Late {
  readonly unitNo: string
  readonly areaCode: string
  readonly on: string
  readonly shares: readonly UnsettledShare[]
}

/** Writes one bill for months declared late: its lines with their late fees, and what is owed for each person. */
export async function writeLate(tx: Tx, late: Late): Promise<LateBill> {
  const { unitNo, areaCode, on, shares } = late
  const month = monthOf(on)
  const owed = owedShares(shares, areaCode)
  const deferrals = await deferralsOf(tx, unitNo)
  const lines = [...Map.groupBy(owed, one => `${one.month} ${one.insurance}`).values()].map(rows =>
    lineOf(rows, { areaCode, on, deferrals }),
  )
  const bill = {
    dueOn: dueOn(month, areaCode),
    dueFen: sum(lines, line => line.unitDueFen + line.personDueFen),
    lateFeeFen: sum(lines, line => line.lateFeeFen),
  }
  const owner = { unit_no: unitNo, area_code: areaCode }
  const { bill_no: billNo } = await registry(tx)
    .insertInto('registry.bill')
    .values({
      ...owner,
      kind: 'late',
      month,
      settled_on: on,
      due_on: bill.dueOn,
      late_fee_fen: bill.lateFeeFen,
    })
    .returning('bill_no')
    .executeTakeFirstOrThrow()
  await registry(tx)
    .insertInto('registry.bill_line')
    .values(
      lines.map(line => ({
        ...owner,
        bill_no: billNo,
        month: line.month,
        insurance: line.insurance,
        headcount: line.people,
        base_fen: line.baseFen,
        unit_due_fen: line.unitDueFen,
        person_due_fen: line.personDueFen,
        late_fee_fen: line.lateFeeFen,
      })),
    )
    .execute()
  await writeShares(tx, { ...owner, bill_no: billNo }, owed)
  return { billNo, ...bill, lines }
}

interface Lateness extends Pick<Late, 'areaCode' | 'on'> {
  readonly deferrals: readonly Deferral[]
}

/** Only the unit's part can be deferred, so each part has its own late fee. */
function lineOf(rows: readonly OwedShare[], { areaCode, on, deferrals }: Lateness): LateLine {
  const [{ month, insurance } = { month: '', insurance: '失业保险' as const }] = rows
  const unitDueFen = sum(rows, row => row.unitDueFen)
  const personDueFen = sum(rows, row => row.personDueFen)
  const [deferral] = overlapping(deferrals, { insurance, fromMonth: month, toMonth: month })
  const of = { month, areaCode, on }
  const whole = lateFee({ ...of, dueFen: unitDueFen + personDueFen })
  const ofPeople = lateFee({ ...of, dueFen: personDueFen })
  const ofUnit = lateFee({ ...of, dueFen: unitDueFen, deferredUntil: deferral?.paidUpBy })
  return {
    month,
    insurance,
    people: rows.length,
    baseFen: sum(rows, row => row.base_fen),
    unitDueFen,
    personDueFen,
    lateFeeDays: personDueFen > 0 ? whole.days : ofUnit.days,
    lateFeeFen: deferral ? ofPeople.fen + ofUnit.fen : whole.fen,
  }
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
