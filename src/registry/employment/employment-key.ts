import type { Insurance } from '../codes/insurances.ts'
import type { OwnEmployment } from './employments-of.ts'

const letters: Readonly<Record<Insurance, string>> = { 养老保险: 'P', 失业保险: 'U', 工伤保险: 'I' }

/**
 * One of a person's employments in an address: unit, insurances and months. Once one of these changes it names nothing
 * any more.
 */
export const employmentKey = ({
  unitNo,
  insurances,
  fromMonth,
  toMonth,
}: Pick<OwnEmployment, 'unitNo' | 'insurances' | 'fromMonth' | 'toMonth'>): string =>
  `${fromMonth}-${toMonth ?? 'now'}-${insurances.map(one => letters[one]).join('')}-${unitNo}`

/** The unit that a key names; undefined of what is none. */
export const unitInKey = (key: string): string | undefined =>
  /^\d{6}-(?:\d{6}|now)-[PUI]{1,3}-(\w{1,32})$/.exec(key)?.[1]
