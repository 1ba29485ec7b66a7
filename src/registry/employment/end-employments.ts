import { sql } from 'kysely'
import { asHall, blindIndex, refuse, seal, type Tx } from '#platform'
import { monthAfter } from '../bill/months.ts'
import { maskIdNo } from '../codes/mask.ts'
import { sealed } from '../sealed.ts'
import { getUnit } from '../unit.ts'
import type { Entering } from './entering.ts'
import { lockPersons } from './lock-persons.ts'

/** Somebody whom a unit no longer insures. */
export interface EndedEmployment {
  readonly idNo: string
  readonly name: string
  /** YYYYMM: the first month that the unit no longer pays */
  readonly month: string
  /** 减员原因, a code of `reductionReasons` */
  readonly reason: string
  /** what enters it, such as a row of a declaration; undone by this name */
  readonly by: string
}

/**
 * 减员 takes effect: all insurances of these people with the unit end, and the register of departures, which the layoff
 * rate is computed from, has a line of each.
 * @throws Refusal 'conflict' naming the first person whom the unit does not insure then; then nobody's insurance ends.
 */
export async function endEmployments(
  tx: Tx,
  entering: Entering,
  people: readonly EndedEmployment[],
): Promise<void> {
  if (people.length === 0) return
  const { unitNo } = entering
  const { areaCode } = await getUnit(tx, unitNo)
  await asHall(tx, async tx => {
    const numbers = await lockPersons(
      tx,
      people.map(one => one.idNo),
    )
    const rows = people.map(one => ({ ...one, personNo: numbers.get(one.idNo) ?? 0 }))
    const ended = await end(tx, entering, rows)
    const left = rows.find(row => !ended.has(row.personNo))
    if (left) {
      refuse(
        'conflict',
        `${left.name}（${maskIdNo(left.idNo)}）在 ${left.month} 不是本单位的参保人员，不能减员。`,
      )
    }
    await recordDepartures(tx, { unitNo, areaCode }, people)
    await sql`update registry.person set unit_no = null
      where person_no = any(${rows.map(row => row.personNo)}::bigint[]) and unit_no = ${unitNo}`.execute(tx)
    await sql`update registry.data_version set version = version + 1`.execute(tx)
  })
}

interface EndedRow extends EndedEmployment {
  readonly personNo: number
}

/** @returns the numbers of those whose employments ended */
async function end(
  tx: Tx,
  { unitNo, on }: Entering,
  rows: readonly EndedRow[],
): Promise<ReadonlySet<number>> {
  const { rows: ended } = await sql<{ person_no: number }>`
    update registry.employment e set to_month = brought.to_month, ended = brought.reason, end_entered_on = ${on},
      end_entered_by = brought.by
    from unnest(${rows.map(row => row.personNo)}::bigint[], ${rows.map(row => row.month)}::text[],
      ${rows.map(row => monthAfter(row.month, -1))}::text[], ${rows.map(row => row.reason)}::text[],
      ${rows.map(row => row.by)}::text[]) as brought (person_no, month, to_month, reason, by)
    where e.unit_no = ${unitNo} and e.person_no = brought.person_no and e.to_month is null
      and e.from_month <= brought.month
    returning e.person_no`.execute(tx)
  return new Set(ended.map(row => row.person_no))
}

async function recordDepartures(
  tx: Tx,
  { unitNo, areaCode }: { readonly unitNo: string; readonly areaCode: string },
  people: readonly EndedEmployment[],
): Promise<void> {
  const rows = people.map(one => {
    const person_index = blindIndex(one.idNo, 'id-no')
    return {
      ...one,
      index: person_index,
      person: seal(one.idNo, sealed.reduction, { unit_no: unitNo, person_index }),
    }
  })
  await sql`
    insert into registry.reduction (unit_no, person_index, month, area_code, person_sealed, reason)
    select ${unitNo}, person_index, month, ${areaCode}, person_sealed, reason
    from unnest(${rows.map(row => row.index)}::bytea[], ${rows.map(row => row.month)}::text[],
      ${rows.map(row => row.person)}::bytea[], ${rows.map(row => row.reason)}::text[])
      as brought (person_index, month, person_sealed, reason)
    on conflict (unit_no, person_index, month) do update set reason = excluded.reason`.execute(tx)
}
