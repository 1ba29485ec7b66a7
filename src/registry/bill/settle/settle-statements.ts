/*
 * Parameters: area, month, the day of settling, the deadline; insurances with the unit's and the person's rate, in
 * hundred-thousandths of the base: whole numbers throughout, each part rounded half up to the fen. A statement's count
 * is that of the sums it wrote.
 */

/** A unit that moved here with a bill of this month keeps it. */
const newBills = `
  new_bill as (
    insert into registry.bill (unit_no, area_code, kind, month, settled_on, due_on)
    select unit_no, $1, 'monthly', $2, $3::date, $4::date from registry.every_unit u
    where area_code = $1 and exists (
      select from registry.every_employment e where e.unit_no = u.unit_no and e.from_month <= $2
        and (e.to_month is null or e.to_month >= $2))
    order by unit_no
    on conflict (unit_no, month) where kind = 'monthly' do nothing
    returning bill_no, unit_no
  )`

const inMonth = 'e.from_month <= $2 and (e.to_month is null or e.to_month >= $2)'

const rate = `
  join unnest($5::text[], $6::bigint[], $7::bigint[]) rate(insurance, unit, person) on rate.insurance = e.insurance`

const unitPart = '(e.base_fen * rate.unit + 50000) / 100000'
const personPart = '(e.base_fen * rate.person + 50000) / 100000'

/**
 * Where nothing is on record for the month: shares and lines are computed from the employments side by side, which
 * costs less than keeping a million shares to add them up.
 */
export const settleNew = `
  with ${newBills}, owed as (
    insert into registry.person_contribution (unit_no, month, insurance, person_no, area_code, base_fen, unit_due_fen,
      person_due_fen, bill_no)
    select e.unit_no, $2, e.insurance, e.person_no, $1, e.base_fen, ${unitPart}, ${personPart}, new_bill.bill_no
    from new_bill join registry.every_employment e on e.unit_no = new_bill.unit_no ${rate} where ${inMonth}
  ), line as (
    insert into registry.bill_line (bill_no, unit_no, area_code, month, insurance, headcount, base_fen, unit_due_fen,
      person_due_fen)
    select new_bill.bill_no, e.unit_no, $1, $2, e.insurance, count(*), sum(e.base_fen), sum(${unitPart}),
      sum(${personPart})
    from new_bill join registry.every_employment e on e.unit_no = new_bill.unit_no ${rate} where ${inMonth}
    group by new_bill.bill_no, e.unit_no, e.insurance
    returning *
  )
    insert into registry.contribution (unit_no, month, area_code, headcount, unit_due_fen, employee_due_fen,
      unit_paid_fen, employee_paid_fen, bill_no, due_on)
    select unit_no, $2, $1, headcount, unit_due_fen, person_due_fen, 0, 0, bill_no, $4::date
    from line where insurance = '失业保险'
    on conflict (unit_no, month) do nothing`

/** Beside what is on record: that keeps what was paid, and somebody who is insured twice with a unit counts once. */
export const settleBeside = `
  with ${newBills}, owed as (
    insert into registry.person_contribution as old (unit_no, month, insurance, person_no, area_code, base_fen,
      unit_due_fen, person_due_fen, bill_no)
    select distinct on (e.unit_no, e.insurance, e.person_no) e.unit_no, $2, e.insurance, e.person_no, $1, e.base_fen,
      ${unitPart}, ${personPart}, new_bill.bill_no
    from new_bill join registry.every_employment e on e.unit_no = new_bill.unit_no ${rate} where ${inMonth}
    order by e.unit_no, e.insurance, e.person_no, e.from_month
    on conflict (unit_no, month, insurance, person_no) do update set (area_code, base_fen, unit_due_fen,
      person_due_fen, bill_no) = (excluded.area_code, excluded.base_fen, excluded.unit_due_fen,
      excluded.person_due_fen, excluded.bill_no)
    returning *
  ), line as (
    insert into registry.bill_line (bill_no, unit_no, area_code, month, insurance, headcount, base_fen, unit_due_fen,
      person_due_fen, unit_paid_fen, person_paid_fen)
    select bill_no, unit_no, $1, $2, insurance, count(*), sum(base_fen), sum(unit_due_fen), sum(person_due_fen),
      sum(unit_paid_fen), sum(person_paid_fen)
    from owed group by bill_no, unit_no, insurance
    returning *
  ), paid as (
    select bill_no, max(paid_on) as paid_on from owed where insurance = '失业保险' group by bill_no
  )
    insert into registry.contribution (unit_no, month, area_code, headcount, unit_due_fen, employee_due_fen,
      unit_paid_fen, employee_paid_fen, paid_on, bill_no, due_on)
    select unit_no, $2, $1, headcount, unit_due_fen, person_due_fen, unit_paid_fen, person_paid_fen,
      case when unit_paid_fen + person_paid_fen > 0 then paid_on end, bill_no, $4::date
    from line join paid using (bill_no) where insurance = '失业保险'
    on conflict (unit_no, month) do nothing`
