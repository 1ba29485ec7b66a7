import { type Acting, isOpen } from '#identity'
import { refuse, type Tx } from '#platform'
import { creditCodeChanges, getPerson, getUnit, maskIdNo, type Unit } from '#registry'

export interface Facts {
  readonly accountNo: number
  readonly person: readonly { readonly label: string; readonly value: string }[]
  readonly unit: Pick<Unit, 'unitNo' | 'name' | 'creditCode'>
  readonly open: boolean
  readonly changes: { readonly today: number; readonly total: number }
}

/** The person, the unit, and how often its code was maintained. */
export async function factsOf(tx: Tx, { who, at }: Acting, unitNo: string): Promise<Facts> {
  if (who.kind !== 'person') return refuse('forbidden', '此业务由参保职工在个人网厅办理。')
  const person = await getPerson(tx, who.personNo)
  const { name, creditCode } = await getUnit(tx, unitNo)
  return {
    accountNo: who.accountNo,
    unit: { unitNo, name, creditCode },
    open: await isOpen(tx, unitNo),
    changes: await creditCodeChanges(tx, unitNo, at),
    person: [
      { label: '姓名', value: person.name },
      { label: '性别', value: person.sex },
      { label: '证件类型', value: '居民身份证' },
      { label: '证件号码', value: maskIdNo(person.idNo) },
      { label: '出生日期', value: person.birthDate },
      { label: '民族', value: person.ethnicity },
      { label: '参加工作日期', value: person.startedWorkOn ?? '' },
      { label: '社会保障号码', value: maskIdNo(person.idNo) },
    ],
  }
}

/** Why it cannot be maintained now: the unit is registered in the hall, or the manual's limits are reached. */
export function whyNot({ open, changes }: Pick<Facts, 'open' | 'changes'>): string | undefined {
  if (open)
    return '贵单位已注册单位网厅，不支持在个人网厅维护统一社会信用代码。如需变更，请由单位到社保经办机构办理。'
  if (changes.total >= 3)
    return '贵单位的统一社会信用代码已维护 3 次，达到上限。如仍有误，请到社保经办机构窗口办理。'
  if (changes.today >= 2) return '贵单位今天已维护 2 次，达到每天上限，请明天再办理。'
  return undefined
}
