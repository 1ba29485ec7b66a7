import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePolicyFile } from '#platform'
import { projectFile } from '#project-file'
import { type DeferralFile, deferralFile } from './deferral-file.ts'

/**
 * Reads the deferral policies of every place below a folder of the project (policy/PLACE/deferrals.yaml).
 * @throws PolicyFault naming file, line and what is expected there.
 */
export function readDeferrals(folder = 'policy'): readonly DeferralFile[] {
  return readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /(^|[/\\])deferrals\.yaml$/.test(name))
    .sort()
    .map(name => join(folder, name))
    .map(path => parsePolicyFile(path, readFileSync(projectFile(path), 'utf8'), deferralFile))
}
