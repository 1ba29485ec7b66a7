import { createHash } from 'node:crypto'
import { parsePolicyFile } from '#platform'
import { type Policy, policyFile } from './policy.ts'

/** Parses a policy file. @throws PolicyFault naming file, line and what is expected there. */
export function parsePolicy(path: string, content: string): Policy {
  const parsed = parsePolicyFile(path, content, policyFile)
  return { ...parsed, path, content, hash: createHash('sha256').update(content).digest('hex') }
}
