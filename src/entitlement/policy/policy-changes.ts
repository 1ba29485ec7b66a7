import { figureNames, figuresOfPolicy, type Policy } from './policy.ts'
import { valueWords } from './value-words.ts'

/**
 * A change of one figure, or of the list of documents, from the previous year. For lists: the members added and
 * removed.
 */
export interface PolicyChange {
  readonly title: string
  readonly was: readonly string[]
  readonly is: readonly string[]
}

/** Compares two policies figure by figure, in page order, and their documents; omits what is unchanged. */
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
