import { figureNames, figuresOfPolicy, type Policy } from './policy.ts'
import { valueWords } from './value-words.ts'

/** What one figure, or the list of documents, says otherwise than the year before. Of a list the members that came and went. */
export interface PolicyChange {
  readonly title: string
  readonly was: readonly string[]
  readonly is: readonly string[]
}

/**
 * Compares two policies figure by figure, in the order of the page, and their documents; what is the same in both is
 * left out.
 */
export function policyChanges(previous: Policy, policy: Policy): readonly PolicyChange[] {
  const numbers = ({ documents }: Policy) => Object.values(documents).map(({ number }) => number)
  return [
    ...figuresOfPolicy.flatMap(name =>
      changeOf(figureNames[name], valueWords(previous, name), valueWords(policy, name)),
    ),
    ...changeOf('依据文件', numbers(previous), numbers(policy)),
  ]
}

function changeOf(title: string, before: readonly string[], now: readonly string[]): PolicyChange[] {
  const was = before.filter(word => !now.includes(word))
  const is = now.filter(word => !before.includes(word))
  return was.length + is.length === 0 ? [] : [{ title, was, is }]
}
