import { businessMonth, startOfDay } from '#platform'
import type { YearFacts, YearFactsQuestion } from './year-facts.ts'

/** How a statement is worded for one unit, or for many. */
export interface Wording {
  /** how a value is written: as a parameter, or as a literal where there are none */
  value(text: string): string
  /** the condition for the units that are asked for */
  within(column: string): string
  /**
   * `every_` reads the views of migrations/0022-registry-bulk-views.sql, which cost no policy per row and show rows to
   * the hall alone
   */
  readonly rows: '' | 'every_'
}

/**
 * The facts of units, ordered by number, as one statement; columns as `yearFactsOf` reads them. Contributions are read
 * in key order, unit by unit.
 */
export function yearFactsSql(question: YearFactsQuestion, { value, within, rows }: Wording): string {
  const { baseYear } = question
  const asOf = value(question.asOf)
  const month = (ofYear: number, number: number) => value(`${ofYear}${String(number).padStart(2, '0')}`)
  const [january, december] = [month(baseYear, 1), month(baseYear, 12)]
  const previous = value(monthBefore(question.asOf))
  const inBaseYear = `month between ${january} and ${december}`
  const due = 'unit_due_fen + employee_due_fen > 0'
  const full = `unit_paid_fen >= unit_due_fen and employee_paid_fen >= employee_due_fen and paid_on <= ${asOf}`
  const reasons = question.normalReasons.map(value).join(', ')
  return `
    select u.unit_no, u.area_code, u.name, u.unit_type, coalesce(u.size, ''),
      u.labour_dispatch::int, u.deregistering::int, u.discredited::int,
      coalesce(c.months_paid, 0) + coalesce(d.months_paid, 0), coalesce(c.unpaid, 0) - coalesce(d.unpaid, 0),
      coalesce(c.heads, 0), coalesce(c.december_before, 0),
      coalesce(c.january, 0), coalesce(c.december, 0), coalesce(c.previous, 0),
      coalesce(l.people, 0), coalesce(r.people, 0), coalesce(c.base, 0)
    from registry.${rows}unit u
    left join (
      select unit_no,
        count(*) filter (where month <= ${december} and ${due} and ${full}) as months_paid,
        count(*) filter (where month <= ${previous} and ${due} and (${full}) is not true
          and (due_on is null or due_on < ${asOf})) as unpaid,
        sum(headcount) filter (where ${inBaseYear}) as heads,
        sum(headcount) filter (where month = ${month(baseYear - 1, 12)}) as december_before,
        sum(headcount) filter (where month = ${january}) as january,
        sum(headcount) filter (where month = ${december}) as december,
        sum(headcount) filter (where month = ${previous}) as previous,
        sum(unit_paid_fen + employee_paid_fen) filter (where ${inBaseYear} and paid_on <= ${asOf}) as base
      from registry.${rows}contribution where ${within('unit_no')} group by unit_no
    ) c on c.unit_no = u.unit_no
    left join (${deferredSql({ asOf, december, previous, due, full }, within, rows)}) d on d.unit_no = u.unit_no
    left join (
      select unit_no, count(distinct person_index) as people from registry.${rows}claimant
      where ${within('unit_no')} and first_month between ${january} and ${december} group by unit_no
    ) l on l.unit_no = u.unit_no
    left join (
      select unit_no, count(*) as people from registry.${rows}reduction
      where ${within('unit_no')} and month between ${january} and ${december}
        and ${reasons === '' ? 'false' : `reason in (${reasons})`} group by unit_no
    ) r on r.unit_no = u.unit_no
    where ${within('u.unit_no')} order by u.unit_no`
}

/**
 * Months under a deferral of 失业保险 that runs on the date and whose employees' part is paid, where they are not paid in
 * full: what the contributions do not count as paid and do count as unpaid. Apart from them, and reached from the few
 * deferrals: the units without one cost nothing more.
 */
function deferredSql(
  {
    asOf,
    december,
    previous,
    due,
    full,
  }: Readonly<Record<'asOf' | 'december' | 'previous' | 'due' | 'full', string>>,
  within: Wording['within'],
  rows: Wording['rows'],
): string {
  return `
      select deferral.unit_no,
        count(distinct month) filter (where month <= ${december}) as months_paid,
        count(distinct month) filter (where month <= ${previous} and (due_on is null or due_on < ${asOf})) as unpaid
      from registry.${rows}deferral deferral
      join registry.${rows}contribution c on c.unit_no = deferral.unit_no and month between from_month and to_month
      where ${within('deferral.unit_no')} and insurance = '失业保险' and ended_on is null and paid_up_by >= ${asOf}
        and ${due} and (${full}) is not true
        and (employee_due_fen = 0 or employee_paid_fen >= employee_due_fen and paid_on <= ${asOf})
      group by deferral.unit_no`
}

/** The month (YYYYMM) before the month of a date. */
export function monthBefore(day: string): string {
  const first = startOfDay(`${day.slice(0, 7)}-01`)
  return businessMonth(new Date(first.getTime() - 24 * 3600_000))
}

/** Parses one line of `COPY … TO STDOUT` in text format, or one query row. */
export function yearFactsOf(cells: readonly string[]): YearFacts {
  const number = (at: number) => Number(cells[at])
  const text = (at: number) => cells[at] ?? ''
  return {
    unitNo: text(0),
    areaCode: text(1),
    unitName: text(2),
    unitType: text(3),
    size: text(4) === '' ? null : text(4),
    labourDispatch: text(5) === '1',
    deregistering: text(6) === '1',
    discredited: text(7) === '1',
    monthsPaid: number(8),
    unpaidMonths: number(9),
    headcountSum: number(10),
    decemberBefore: number(11),
    january: number(12),
    december: number(13),
    previousMonth: number(14),
    newClaimants: number(15),
    normalReductions: number(16),
    baseFen: number(17),
  }
}
