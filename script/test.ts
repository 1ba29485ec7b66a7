import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { testDeep } from './test-deep.ts'
import { missingPackages } from './test-machine.ts'
import { startSystemPostgres } from './test-postgres.ts'

/** All steps of a test run, in order: a name and a command each. */
interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** runs on Debian's own PostgreSQL instead of the embedded one */
  readonly systemDatabase?: boolean
  /** what the command must report as it fails, to prove that the rule can fail */
  readonly mustReport?: string
}

const tsc = ['node', 'node_modules/typescript7/bin/tsc', '--noEmit', '-p']
const vitest = (project: string) => [
  'vitest',
  'run',
  '--project',
  project,
  '--maxWorkers=2',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=test-results/vitest.json',
]

/** What could differ on another server: types, COPY, policies, savepoints, roles, jobs, notifications, migrations, plans, dumps. */
const differing = [
  'backup',
  'bulk',
  'casework',
  'entitlement',
  'export',
  'imports',
  'messages',
  'older-schema',
  'plans',
  'policies',
  'reseal',
  'roles',
  'rows',
  'tally',
  'visit',
  'waking',
].map(name => `test/database/${name}.test.ts`)

const steps: readonly Step[] = [
  { name: 'types', command: [...tsc, 'tsconfig.json'] },
  { name: 'types-islands', command: [...tsc, 'src/ui/islands/tsconfig.json'] },
  { name: 'types-verifier', command: [...tsc, 'src/verifier/browser/tsconfig.json'] },
  { name: 'lint', command: ['biome', 'ci', '.'] },
  { name: 'lint-types', command: ['oxlint', '--type-aware'] },
  { name: 'arrows', command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'demo'] },
  {
    name: 'arrows-canary',
    command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'test/house-rules/canary/src'],
    mustReport: 'error arrows-of-platform: test/house-rules/canary/src/platform/upward.ts',
  },
  { name: 'unused', command: ['knip'] },
  { name: 'unit', command: vitest('unit') },
  { name: 'database', command: vitest('database') },
  { name: 'database-system', command: [...vitest('database'), ...differing], systemDatabase: true },
  { name: 'crash', command: vitest('crash') },
  { name: 'deep-sample', command: [...vitest('deep'), '--project', 'deep-database'] },
  { name: 'browser', command: ['playwright', 'test'] },
]

/** Draws the window of each journey (playwright.config.ts): the same for the same sources, another one after a change. */
const journeySeed =
  process.env.JOURNEY_SEED ??
  execFileSync('git', ['rev-parse', 'HEAD:src', 'HEAD:test'], { encoding: 'utf8' }).trim()

let passed = 0
let failed = 0

function run(step: Step): boolean {
  rmSync('test-results/vitest.json', { force: true })
  rmSync('test-results/journeys.json', { force: true })
  const began = Date.now()
  const server = step.systemDatabase ? startSystemPostgres() : undefined
  const [program = '', ...words] = step.command
  const { status, stdout } = spawnSync(program, words, {
    stdio: step.mustReport === undefined ? 'inherit' : 'pipe',
    env: {
      ...process.env,
      JOURNEY_SEED: journeySeed,
      ...(server ? { TEST_DATABASE_URL: server.url } : {}),
    },
  })
  server?.stop()
  const right =
    step.mustReport === undefined ? status === 0 : status !== 0 && String(stdout).includes(step.mustReport)
  count(right)
  process.stdout.write(
    `${right ? 'ok    ' : 'FAILED'} ${step.name} (${Math.round((Date.now() - began) / 1000)} s)\n\n`,
  )
  return right
}

/** Sums the tests the runners report; a step without tests counts as one. */
function count(right: boolean): void {
  const report = readReport('test-results/vitest.json') ?? readReport('test-results/journeys.json')
  passed += report?.passed ?? (right ? 1 : 0)
  failed += Math.max(report?.failed ?? 0, right ? 0 : 1)
}

/** The reports of Playwright and of Vitest. */
const reportSchema = z.union([
  z
    .object({ stats: z.object({ expected: z.number(), unexpected: z.number() }) })
    .transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected })),
  z
    .object({ numPassedTests: z.number(), numFailedTests: z.number() })
    .transform(report => ({ passed: report.numPassedTests, failed: report.numFailedTests })),
])

function readReport(path: string): { passed: number; failed: number } | undefined {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

function main(names: readonly string[]): void {
  if (names[0] === 'deep') {
    process.exitCode = testDeep(names.slice(1)) ? 0 : 1
    return
  }
  const unknown = names.filter(name => !steps.some(step => step.name === name))
  if (unknown.length > 0)
    throw new Error(`no step ${unknown.join(', ')}; there are ${steps.map(s => s.name).join(', ')}`)
  const missing = missingPackages()
  if (missing.length > 0) {
    process.stderr.write(`请先安装 / please install: ${missing.join(' ')}\n`)
    process.exitCode = 1
    return
  }
  const wanted = names.length === 0 ? steps : steps.filter(step => names.includes(step.name))
  // A failed step does not keep the others from showing what they find.
  const allRight = wanted.map(run).every(Boolean)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = allRight ? 0 : 1
}

main(process.argv.slice(2))
