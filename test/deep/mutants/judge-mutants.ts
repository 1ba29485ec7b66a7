import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compileFunction } from 'node:vm'
import { type BuildContext, context, type Plugin } from 'esbuild'
import { expect } from 'vitest'
import { projectFile } from '#project-file'
import type { Mutant } from './mutants-of.ts'

type Run = () => unknown

/** Collects the tests of a file instead of running them; what they expect is judged by Vitest's own `expect`. */
function collecting() {
  const runs: Run[] = []
  const each = (rows: readonly unknown[]) => (_name: string, run: (...row: unknown[]) => unknown) => {
    for (const row of rows) {
      const values: unknown[] = Array.isArray(row) ? row : [row]
      runs.push(() => run(...values))
    }
  }
  const test = Object.assign((_name: string, run: Run) => void runs.push(run), { each })
  return { runs, vitest: { test, expect } }
}

/** Longer loops than any of the tests has: a mutant may never end. */
const mostTurns = 1_000_000

export interface Judge {
  /** whether the tests fail with it; with none, whether they fail as things are */
  fails(mutant?: Mutant): Promise<boolean>
  close(): Promise<void>
}

/**
 * Runs the unit tests of a source again and again with one token of it changed. They are bundled without packages, so a
 * mutant costs a tenth of a second; starting Vitest for each would cost two.
 */
export async function openJudge(tests: readonly string[]): Promise<Judge> {
  let current: Mutant | undefined
  const mutating: Plugin = {
    name: 'mutants',
    setup(build) {
      build.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
        if (path.endsWith('/project-file.ts')) return { contents: projectFileHere, loader: 'ts' }
        if (!current || path !== projectFile(current.path)) return undefined
        return { contents: guarded(mutated(current)), loader: 'ts', resolveDir: dirname(path) }
      })
    },
  }
  const contexts = await Promise.all(
    tests.map(test =>
      context({
        entryPoints: [projectFile(test)],
        bundle: true,
        write: false,
        platform: 'node',
        format: 'cjs',
        packages: 'external',
        logLevel: 'silent',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        plugins: [mutating],
      }),
    ),
  )
  return {
    async fails(mutant) {
      current = mutant
      for (const one of contexts) if (await failsIn(one)) return true
      return false
    },
    close: async () => void (await Promise.all(contexts.map(one => one.dispose()))),
  }
}

/** `import.meta` is empty in a bundle of this form. */
const projectFileHere = `import { join } from 'node:path'
export const projectFile = (...path) => join(${JSON.stringify(projectFile())}, ...path)`

const requirePackage = createRequire(import.meta.url)

// That a property fails is enough: to look for the smallest example may take minutes. Bundles require this same instance.
const { configureGlobal } = requirePackage('fast-check') as typeof import('fast-check')
configureGlobal({ endOnFailure: true })

async function failsIn(bundle: BuildContext): Promise<boolean> {
  const { outputFiles = [] } = await bundle.rebuild()
  const { runs, vitest } = collecting()
  const require = (name: string): unknown => (name === 'vitest' ? vitest : requirePackage(name))
  const code = outputFiles[0]?.text ?? ''
  try {
    const load = compileFunction(code, ['require', 'module', 'exports']) as (...given: unknown[]) => void
    load(require, { exports: {} }, {})
    if (runs.length === 0) throw new Error('a file without tests')
    for (const run of runs) await run()
    return false
  } catch {
    return true
  }
}

const mutated = ({ path, start, end, text }: Mutant): string => {
  const source = sourceOf(path)
  return source.slice(0, start) + text + source.slice(end)
}

/** With a limit on the turns of counting loops. */
const guarded = (source: string): string =>
  `let turns = 0\n${source.replaceAll(/(\bfor \(let [^;]*;)([^;]*);/g, `$1 ++turns < ${mostTurns} && ($2);`)}`

/** The source of a file of the project. */
export const sourceOf = (path: string): string => readFileSync(projectFile(path), 'utf8')
