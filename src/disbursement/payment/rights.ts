import { type Acting, type OfficerActor, type OfficerRole, officerRoles } from '#identity'
import { refuse } from '#platform'

/** Who may do what with money. The second of two people is never the first: verbs and database check both. */
const moneyPosts = {
  prepare: ['finance', 'admin'],
  decide: ['finance', 'review', 'hr', 'admin'],
  answer: ['finance', 'admin'],
  recover: ['finance', 'review', 'admin'],
} as const satisfies Readonly<Record<string, readonly OfficerRole[]>>

type MoneyDeed = keyof typeof moneyPosts

/** Whether a post may do it; pages ask to offer a button. */
export const mayWithMoney = (deed: MoneyDeed, role: OfficerRole): boolean =>
  (moneyPosts[deed] as readonly OfficerRole[]).includes(role)

/** @throws Refusal 'forbidden' naming the posts that may. */
export function refuseOtherPosts({ who }: Acting<OfficerActor>, deed: MoneyDeed): void {
  if (mayWithMoney(deed, who.role)) return
  const needed = moneyPosts[deed].map(role => officerRoles[role]).join('、')
  refuse('forbidden', `此操作由${needed}办理，您当前是${officerRoles[who.role]}。`)
}

/** 四眼. @throws Refusal 'forbidden' when the second person is the first. */
export function refuseSamePerson(
  { who }: Acting<OfficerActor>,
  first: number | null,
  sentence: string,
): void {
  if (first === who.accountNo) refuse('forbidden', sentence)
}
