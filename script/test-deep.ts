import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { placeIn } from '../test/deep/cases-of.ts'

interface Kind {
  /** of vitest; without one the files are journeys for playwright, in all windows */
  readonly project?: 'deep' | 'deep-database' | 'crash'
  readonly files: readonly string[]
  readonly count: number
}

/** The long kinds; `./script/test` runs a sample of each. */
const kinds: Readonly<Record<string, Kind>> = {
  files: { project: 'deep', files: ['test/deep/files.test.ts'], count: 1000 },
  fuzz: { project: 'deep-database', files: ['test/deep/requests.test.ts'], count: 10_000 },
  stories: { project: 'deep-database', files: ['test/deep/stories.test.ts'], count: 500 },
  // More than there are: all.
  mutants: { project: 'deep', files: ['test/deep/mutants.test.ts'], count: 9999 },
  // Each in its windows.
  journeys: { files: ['test/journeys/'], count: 1 },
  // In minutes.
  soak: { project: 'deep', files: ['test/deep/soak.test.ts'], count: 30 },
  kills: {
    project: 'crash',
    files: ['run', 'import', 'payment', 'postgres', 'visitors'].map(name => `test/crash/${name}.test.ts`),
    count: 20,
  },
}

/** What a run of a kind is repeated by. */
interface Wanted {
  readonly commit: string
  readonly seed: string
  readonly count: string
}

/**
 * Runs the long kinds, or those named, with their full numbers; `DEEP_COUNT` and `DEEP_SEED` change or repeat one. Prints
 * the line that docs/testing.md keeps. What was interrupted goes on where it stopped, as long as the sources are the
 * same commit. @returns whether all passed
 */
export function testDeep(names: readonly string[]): boolean {
  const unknown = names.filter(name => !(name in kinds))
  if (unknown.length > 0)
    throw new Error(`no kind ${unknown.join(', ')}; there are ${Object.keys(kinds).join(', ')}`)
  const commit = git('rev-parse', '--short', 'HEAD')
  const changed = git('status', '--porcelain') !== ''
  const chosen = Object.entries(kinds).filter(([name]) => names.length === 0 || names.includes(name))
  return chosen
    .map(([name, kind]) => {
      const { DEEP_COUNT: count = String(kind.count), DEEP_SEED: seed = '1' } = process.env
      const wanted = { commit, seed, count }
      // A commit with changes names no state of the sources, so nothing is kept of it.
      const place = changed ? undefined : join('test-results/deep', `${name}-${commit}-${seed}-${count}`)
      const { passed, seconds } = runKind(kind, wanted, place)
      const minutes = (seconds / 60).toFixed(1)
      const outcome = passed ? 'passed' : 'FAILED'
      process.stdout.write(`| ${name} | ${commit} | ${seed} | ${count} | ${minutes} | ${outcome} |\n`)
      return passed
    })
    .every(Boolean)
}

const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim()

/** Runs the files of a kind that have not passed yet. */
function runKind(kind: Kind, { seed, count }: Wanted, place: string | undefined) {
  let passed = true
  let seconds = 0
  for (const file of kind.files) {
    const over = place && join(place, `${basename(file)}.passed.json`)
    const before = over && placeIn(over)
    if (before) {
      seconds += before.seconds
      continue
    }
    const began = Date.now()
    const interrupted = place ? placeIn(join(place, `${basename(file, '.test.ts')}.json`)) : undefined
    const [program, ...words] = kind.project
      ? ['vitest', 'run', '--project', kind.project, file, '--testTimeout=86400000']
      : ['playwright', 'test', file]
    const { status } = spawnSync(program ?? '', words, {
      stdio: 'inherit',
      env: {
        ...process.env,
        DEEP_COUNT: count,
        DEEP_SEED: seed,
        ...(place ? { DEEP_PLACE: place } : {}),
      },
    })
    const spent = (interrupted?.seconds ?? 0) + (Date.now() - began) / 1000
    seconds += spent
    if (status !== 0) passed = false
    else if (over && place) {
      mkdirSync(place, { recursive: true })
      writeFileSync(over, JSON.stringify({ done: Number(count), seconds: spent }))
    }
  }
  return { passed, seconds }
}
