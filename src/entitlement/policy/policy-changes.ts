import { type FigureName, figureNames, figuresOfPolicy, type Policy } from './policy.ts'
import { valueWords } from './value-words.ts'

/** What one figure says otherwise than the year before. Of a list the members that came and went. */
export interface PolicyChange {
  readonly name: FigureName
  readonly title: string
  readonly was: readonly string[]
  readonly is: readonly string[]
}

/** Compares two policies figure by figure, in the order of the page; figures with the same value are left out. */
export function policyChanges(previous: Policy, policy: Policy): readonly PolicyChange[] {
  return figuresOfPolicy.flatMap(name => {
    const [before, now] = [valueWords(previous, name), valueWords(policy, name)]
    const was = before.filter(word => !now.includes(word))
    const is = now.filter(word => !before.includes(word))
    return was.length + is.length === 0 ? [] : [{ name, title: figureNames[name], was, is }]
  })
}
