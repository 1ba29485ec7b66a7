import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PolicyFault } from '#platform'
import { projectFile } from '#project-file'
import { checkExamples } from './check-examples.ts'
import { type Example, readExamples } from './example.ts'
import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

/**
 * Reads every policy of a folder below the project (policy/PLACE/YEAR.yaml) and verifies its worked examples
 * (YEAR.cases.yaml). @throws PolicyFault naming file and line of each error.
 */
export function readPolicies(folder = 'policy'): readonly Policy[] {
  const paths = readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\d{4}\.yaml$/.test(name))
    .map(name => join(folder, name))
    .sort()
  return paths.map(path => {
    const policy = parsePolicy(path, readFileSync(projectFile(path), 'utf8'))
    const cases = casesOf(path)
    checkExamples(policy, cases, exampleText(cases))
    return policy
  })
}

/** The verified worked examples of a policy on file. */
export function examplesOf(policy: Policy): readonly Example[] {
  return readExamples(exampleText(casesOf(policy.path))).flatMap(({ example }) => (example ? [example] : []))
}

const casesOf = (path: string) => path.replace(/\.yaml$/, '.cases.yaml')

function exampleText(path: string): string {
  try {
    return readFileSync(projectFile(path), 'utf8')
  } catch {
    throw new PolicyFault([`${path}:1 没有算例文件，每个政策文件都要带算例`])
  }
}
