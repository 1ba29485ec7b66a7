import { type Acting, type OfficerActor, type OfficerRole, officerRoles } from '#identity'
import { refuse } from '#platform'

/** Which posts may do what with money. Approver and preparer must differ: both the code and the database check it. */
const moneyPosts = {
  prepare: ['finance', 'admin'],
  decide: ['finance', 'review', 'hr', 'admin'],
  answer: ['finance', 'admin'],
  recover: ['finance', 'review', 'admin'],
} as const satisfies Readonly<Record<string, readonly OfficerRole[]>>

type MoneyDeed = keyof typeof moneyPosts

/** Whether a post may do it; pages use it to show a button. */
export const mayWithMoney = (deed: MoneyDeed, role: OfficerRole): boolean =>
  (moneyPosts[deed] as readonly OfficerRole[]).includes(role)

/** @throws Refusal 'forbidden' naming the permitted posts. */
export function refuseOtherPosts({ who }: Acting<OfficerActor>, deed: MoneyDeed): void {
  if (mayWithMoney(deed, who.role)) return
  const needed = moneyPosts[deed].map(role => officerRoles[role]).join('、')
  refuse('forbidden', `此操作由${needed}办理，您当前是${officerRoles[who.role]}。`)
}

/** 四眼. @throws Refusal 'forbidden' when both are the same person. */
export function refuseSamePerson(
  { who }: Acting<OfficerActor>,
  first: number | null,
  sentence: string,
): void {
  if (first === who.accountNo) refuse('forbidden', sentence)
}
