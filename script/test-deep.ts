import { execFileSync, spawnSync } from 'node:child_process'

interface Kind {
  /** project and files of vitest */
  readonly project: 'deep' | 'crash'
  readonly files: readonly string[]
  readonly count: number
}

/** The long kinds; `./script/test` runs a sample of each. */
const kinds: Readonly<Record<string, Kind>> = {
  files: { project: 'deep', files: ['test/deep/files.test.ts'], count: 1000 },
  kills: {
    project: 'crash',
    files: ['test/crash/run.test.ts', 'test/crash/import.test.ts', 'test/crash/payment.test.ts'],
    count: 20,
  },
}

/**
 * Runs the long kinds, or those named, with their full numbers; `DEEP_COUNT` and `DEEP_SEED` change or repeat one. Prints
 * the line that docs/testing.md keeps. @returns whether all passed
 */
export function testDeep(names: readonly string[]): boolean {
  const unknown = names.filter(name => !(name in kinds))
  if (unknown.length > 0)
    throw new Error(`no kind ${unknown.join(', ')}; there are ${Object.keys(kinds).join(', ')}`)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const wanted = Object.entries(kinds).filter(([name]) => names.length === 0 || names.includes(name))
  return wanted
    .map(([name, { project, files, count: usual }]) => {
      const { DEEP_COUNT: count = String(usual), DEEP_SEED: seed = '1' } = process.env
      const began = Date.now()
      const { status } = spawnSync(
        'vitest',
        ['run', '--project', project, ...files, '--testTimeout=7200000'],
        {
          stdio: 'inherit',
          env: { ...process.env, DEEP_COUNT: count, DEEP_SEED: seed },
        },
      )
      const minutes = ((Date.now() - began) / 60_000).toFixed(1)
      const outcome = status === 0 ? 'passed' : 'FAILED'
      process.stdout.write(`| ${name} | ${commit} | ${seed} | ${count} | ${minutes} | ${outcome} |\n`)
      return status === 0
    })
    .every(Boolean)
}
