import type { DisplaySection } from '#casework'
import type { Acting } from '#identity'
import { businessDate, type Tx } from '#platform'
import { type Unit, unitWithContact } from '#registry'

/** Facts about the unit shared by all items of the employer hall. */
export interface UnitFacts {
  readonly year: string
  readonly unit: Unit
  readonly contactName: string
  readonly contactMobile: string
}

/** The unit as of today; `subject` is the year of a case submitted before. */
export async function unitFacts(
  tx: Tx,
  { who, at }: Acting,
  unitNo: string,
  subject?: string,
): Promise<UnitFacts> {
  const { unit, contact } = await unitWithContact(tx, unitNo)
  return {
    unit,
    year: subject ?? businessDate(at).slice(0, 4),
    contactName: contact?.operatorName ?? ('name' in who ? who.name : ''),
    contactMobile: contact?.operatorMobile ?? unit.mobile ?? '',
  }
}

/** The unit block above the form. */
export const unitBlock = ({ unit }: UnitFacts): DisplaySection[] => [
  {
    title: '单位信息',
    rows: [
      { label: '单位名称', value: unit.name },
      { label: '单位编号', value: unit.unitNo },
      { label: '统一社会信用代码', value: unit.creditCode ?? '' },
      { label: '类型', value: unit.unitType },
      { label: '隶属关系', value: unit.affiliation },
    ],
  },
]
