import { type Acting, isFrozen, isOpen } from '#identity'
import { asHall, refuse, type Tx } from '#platform'
import {
  type CreditCodeChanges,
  creditCodeChanges,
  getPerson,
  getUnit,
  maskIdNo,
  type Person,
  recordedContact,
  type Unit,
} from '#registry'

export interface Facts {
  readonly accountNo: number
  readonly person: readonly { readonly label: string; readonly value: string }[]
  readonly unit: Pick<Unit, 'unitNo' | 'name' | 'creditCode'>
  readonly open: boolean
  /** objected to, and not decided yet */
  readonly frozen: boolean
  /** the legal representative's mobile on record: nobody can type another */
  readonly legalRepMobile: string | null
  readonly changes: CreditCodeChanges
}

/**
 * The person, the unit, and how often its code was maintained. An officer who opens a submitted case reads the person in
 * its frozen copy. @throws Refusal 'forbidden' for anyone else.
 */
export async function factsOf(tx: Tx, { who, at }: Acting, unitNo: string, subject?: string): Promise<Facts> {
  if (who.kind !== 'person' && subject === undefined) {
    return refuse('forbidden', '此业务由参保职工在个人网厅办理。')
  }
  const { name, creditCode } = await getUnit(tx, unitNo)
  return {
    accountNo: who.kind === 'person' ? who.accountNo : Number(subject?.split('/')[0]),
    unit: { unitNo, name, creditCode },
    ...(await asHall(tx, tx => standingOf(tx, unitNo, at))),
    person: who.kind === 'person' ? rowsOf(await getPerson(tx, who.personNo)) : [],
  }
}

const rowsOf = (person: Person): Facts['person'] => [
  { label: '姓名', value: person.name },
  { label: '性别', value: person.sex },
  { label: '证件类型', value: '居民身份证' },
  { label: '证件号码', value: maskIdNo(person.idNo) },
  { label: '出生日期', value: person.birthDate },
  { label: '民族', value: person.ethnicity },
  { label: '参加工作日期', value: person.startedWorkOn ?? '' },
  { label: '社会保障号码', value: maskIdNo(person.idNo) },
]

/** What the registers and the hall know of the unit; a person may not see it by themselves. */
async function standingOf(tx: Tx, unitNo: string, at: Date) {
  const { legalRepMobile } = await recordedContact(tx, unitNo)
  return {
    legalRepMobile,
    open: await isOpen(tx, unitNo),
    frozen: await isFrozen(tx, unitNo),
    changes: await creditCodeChanges(tx, unitNo, at),
  }
}

/** Why it cannot be maintained now: the unit is frozen or in the hall, or the limits of the manual are reached. */
export function whyNot({
  open,
  frozen,
  changes,
}: Pick<Facts, 'open' | 'frozen'> & {
  readonly changes: Pick<CreditCodeChanges, 'today' | 'total'>
}): string | undefined {
  if (frozen)
    return '贵单位的注册因有人提出异议已冻结，经办机构处理前不能维护。请法定代表人或经办人到参保地社保经办机构核实处理。'
  if (open)
    return '贵单位已注册单位网厅，不支持在个人网厅维护统一社会信用代码。如需变更，请由单位到社保经办机构办理。'
  if (changes.total >= 3)
    return '贵单位的统一社会信用代码已维护 3 次，达到上限。如仍有误，请到社保经办机构窗口办理。'
  if (changes.today >= 2) return '贵单位今天已维护 2 次，达到每天上限，请明天再办理。'
  return undefined
}
