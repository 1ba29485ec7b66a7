import type { RowVerdict } from '#casework'
import type { Tx } from '#platform'
import { reductionReasons, type Standing, sameName, standings } from '#registry'
import type { StaffFacts } from '../staff-facts.ts'
import { type Leaver, reasonCode } from './form.ts'

/** What is wrong with each person of a reduction, and what only an officer decides. */
export async function checkPeople(
  tx: Tx,
  facts: StaffFacts,
  people: readonly Leaver[],
): Promise<RowVerdict[]> {
  const known = await standings(
    tx,
    people.map(one => one.idNo),
  )
  return people.map(one => verdictOf(facts, one, known.get(one.idNo)))
}

/** The same for one person with what the registers say; pure. */
function verdictOf(facts: StaffFacts, person: Leaver, standing: Standing | undefined): RowVerdict {
  return { findings: findingsOf(facts, person, standing), doubts: doubtsOf(facts, person) }
}

function findingsOf({ month, unit }: StaffFacts, person: Leaver, standing: Standing | undefined) {
  const open = standing?.employments.filter(one => one.unitNo === unit.unitNo && one.toMonth === null) ?? []
  if (standing === undefined || open.length === 0) {
    return [{ field: 'idNo', sentence: '该人员不在本单位参保，请核对证件号码。' }]
  }
  const findings: { field: string; sentence: string }[] = []
  if (!sameName(person.name, standing.name)) {
    findings.push({ field: 'name', sentence: `姓名与参保登记的“${standing.name}”不一致，请核对。` })
  }
  if (person.month > month) {
    findings.push({
      field: 'month',
      sentence: `减员年月最晚为本期 ${month}，以后的月份请到该月业务期再办理。`,
    })
  }
  const since =
    open
      .map(one => one.fromMonth)
      .sort()
      .at(-1) ?? ''
  if (person.month < since) {
    findings.push({ field: 'month', sentence: `该人员自 ${since} 起在本单位参保，减员年月不能早于它。` })
  }
  return findings
}

function doubtsOf({ month }: StaffFacts, person: Leaver): string[] {
  const { benefit, layoff } = reductionReasons[reasonCode(person.reason)] ?? {}
  return [
    ...(person.month < month
      ? [`减员年月 ${person.month} 早于本期 ${month}，已核定的月份由经办人员审核。`]
      : []),
    ...(benefit === undefined || layoff === undefined
      ? [`“${person.reason}”是否计入裁员，由经办人员认定。`]
      : []),
  ]
}
