import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

/** A policy version as the database keeps it. */
export interface KeptVersion {
  readonly hash: string
  readonly path: string
  readonly content: string
}

/** parsed once: a version never changes */
const parsed = new Map<string, Policy>()

/** The policy that a kept version is. @throws when its content is not what its hash says. */
export function parseKept({ hash, path, content }: KeptVersion): Policy {
  const policy = parsed.get(hash) ?? parsePolicy(path, content)
  if (policy.hash !== hash) throw new Error(`the kept version ${hash} of ${path} was changed`)
  parsed.set(hash, policy)
  return policy
}
