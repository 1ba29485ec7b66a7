import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePolicyFile } from '#platform'
import { projectFile } from '#project-file'
import { type RulesFile, rulesFile } from './rules-file.ts'

/**
 * Reads the parameters of the monthly bill of every place below a folder of the project
 * (policy/PLACE/contributions.yaml). @throws PolicyFault naming file, line and what is expected there.
 */
export function readRules(folder = 'policy'): readonly RulesFile[] {
  return readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /(^|[/\\])contributions\.yaml$/.test(name))
    .sort()
    .map(name => join(folder, name))
    .map(path => parsePolicyFile(path, readFileSync(projectFile(path), 'utf8'), rulesFile))
}
