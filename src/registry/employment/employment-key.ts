import { createHash } from 'node:crypto'
import type { Insurance } from '../codes/insurances.ts'
import type { OwnEmployment } from './employments-of.ts'

const letters: Readonly<Record<Insurance, string>> = { 养老保险: 'P', 失业保险: 'U', 工伤保险: 'I' }

/**
 * One of a person's employments in an address: months, insurances, a mark of what entered it, and the unit. Once one of
 * these changes it names nothing any more, and the same entered again by another declaration is another.
 */
export function employmentKey(
  of: Pick<OwnEmployment, 'unitNo' | 'insurances' | 'fromMonth' | 'toMonth' | 'entered' | 'end'>,
): string {
  const months = `${of.fromMonth}-${of.toMonth ?? 'now'}`
  return `${months}-${of.insurances.map(one => letters[one]).join('')}-${markOf(of)}-${of.unitNo}`
}

const markOf = ({ entered, end }: Pick<OwnEmployment, 'entered' | 'end'>): string =>
  createHash('sha256')
    .update(`${entered.by}\n${end?.by ?? ''}`)
    .digest('hex')
    .slice(0, 12)

/** The unit that a key names; undefined of what is none. */
export const unitInKey = (key: string): string | undefined =>
  /^\d{6}-(?:\d{6}|now)-[PUI]{1,3}-[0-9a-f]{12}-(\w{1,32})$/.exec(key)?.[1]
