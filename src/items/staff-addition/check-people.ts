import type { RowVerdict } from '#casework'
import { fenFromYuan, shownYuan, type Tx } from '#platform'
import {
  birthDateOf,
  type Insurance,
  insurances,
  monthAfter,
  monthOf,
  type Standing,
  sameName,
  standings,
} from '#registry'
import { monthWords, type StaffFacts } from '../staff-facts.ts'
import type { NewPerson } from './form.ts'

/** What is wrong with each person of an addition, and what only an officer decides. */
export async function checkPeople(
  tx: Tx,
  facts: StaffFacts,
  people: readonly NewPerson[],
): Promise<RowVerdict[]> {
  const known = await standings(
    tx,
    people.map(one => one.idNo),
  )
  return people.map(one => verdictOf(facts, one, known.get(one.idNo)))
}

/** The same for one person with what the registers say; pure. */
function verdictOf(facts: StaffFacts, person: NewPerson, standing: Standing | undefined): RowVerdict {
  return {
    findings: findingsOf(facts, person, standing),
    doubts: [
      ...doubtsOfMonth(facts, person),
      ...doubtsOfWage(facts, person),
      ...doubtsOfStanding(facts, person, standing),
    ],
  }
}

/** No employment begins before this age. 劳动法 forbids it; the hall looks at the month alone. */
const leastAge = 16

function findingsOf({ month, unit }: StaffFacts, person: NewPerson, standing: Standing | undefined) {
  const findings: { field: string; sentence: string }[] = []
  if (person.fromMonth > month) {
    findings.push({
      field: 'fromMonth',
      sentence: `参保年月最晚为本期 ${month}，以后的月份请到该月业务期再办理。`,
    })
  }
  const ofAge = monthAfter(monthOf(birthDateOf(person.idNo)), leastAge * 12)
  if (person.fromMonth < ofAge) {
    findings.push({ field: 'fromMonth', sentence: `${person.fromMonth} 时未满 ${leastAge} 周岁，不能参保。` })
  }
  const own = standing?.employments.find(
    one =>
      one.unitNo === unit.unitNo &&
      (one.toMonth === null || one.toMonth >= person.fromMonth || one.fromMonth === person.fromMonth),
  )
  if (own) {
    findings.push({
      field: 'idNo',
      sentence:
        own.toMonth === null
          ? `该人员自 ${own.fromMonth} 起已在本单位参保，不用再增员。`
          : `该人员在本单位参保到 ${own.toMonth}；减员有误的，请撤销减员。`,
    })
  }
  return findings
}

function doubtsOfMonth({ month }: StaffFacts, { fromMonth }: NewPerson): string[] {
  if (fromMonth >= month) return []
  return [
    `参保年月 ${fromMonth} 早于本期 ${month}，属于补缴，由经办人员审核；通过后单独核定补缴并计收滞纳金。`,
  ]
}

function doubtsOfWage({ limits }: StaffFacts, { wage }: NewPerson): string[] {
  const fen = fenFromYuan(wage) ?? 0
  if (fen < limits.floorFen) return [`月缴费工资低于下限 ${shownYuan(limits.floorFen)} 元，由经办人员核实。`]
  if (fen > limits.ceilingFen)
    return [`月缴费工资高于上限 ${shownYuan(limits.ceilingFen)} 元，由经办人员核实。`]
  return []
}

function doubtsOfStanding(
  { unit }: StaffFacts,
  { name, fromMonth }: NewPerson,
  standing: Standing | undefined,
): string[] {
  if (standing === undefined) return []
  const elsewhere = standing.employments
    .filter(one => one.unitNo !== unit.unitNo && one.insurance !== '工伤保险')
    .filter(one => one.toMonth === null || one.toMonth >= fromMonth)
    .map(one => one.insurance)
  const doubled = insurances.filter(one => elsewhere.includes(one))
  return [
    ...(sameName(name, standing.name) ? [] : ['姓名与参保登记不一致，由经办人员核实。']),
    ...(doubled.length > 0 ? [insuredElsewhere(doubled, fromMonth)] : []),
  ]
}

const insuredElsewhere = (insurances: readonly Insurance[], month: string) =>
  `该人员${monthWords(month)}已在其他单位参加${insurances.join('、')}，属于重复参保：须原单位先办理减员，由经办人员核实。`
