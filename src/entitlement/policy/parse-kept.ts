import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

/** A policy version as stored in the database. */
export interface KeptVersion {
  readonly hash: string
  readonly path: string
  readonly content: string
}

/** cached: a version never changes */
const parsed = new Map<string, Policy>()

/** Parses a stored policy version. @throws if its content does not match its hash. */
export function parseKept({ hash, path, content }: KeptVersion): Policy {
  const policy = parsed.get(hash) ?? parsePolicy(path, content)
  if (policy.hash !== hash) throw new Error(`the kept version ${hash} of ${path} was changed`)
  parsed.set(hash, policy)
  return policy
}
