import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkExamples } from './check-examples.ts'
import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'
import { PolicyFault } from './policy-fault.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Reads every policy of a folder below the project (policy/PLACE/YEAR.yaml), each with its worked examples
 * (YEAR.cases.yaml), which must hold. @throws PolicyFault naming file and line of whatever is wrong.
 */
export function readPolicies(folder = 'policy'): readonly Policy[] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\d{4}\.yaml$/.test(name))
    .map(name => join(folder, name))
    .sort()
  return paths.map(path => {
    const policy = parsePolicy(path, readFileSync(join(root, path), 'utf8'))
    const cases = path.replace(/\.yaml$/, '.cases.yaml')
    checkExamples(policy, cases, exampleText(cases))
    return policy
  })
}

function exampleText(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    throw new PolicyFault([`${path}:1 没有算例文件，每个政策文件都要带算例`])
  }
}
