import createModule from '@neslinesli93/qpdf-wasm'
import { projectFile } from '#project-file'

/** The parts of the compiled program used here; the package's own types lack most of them. */
interface Qpdf {
  callMain(words: readonly string[]): number
  readonly FS: {
    mkdir(path: string): void
    readdir(path: string): string[]
    readFile(path: string): Uint8Array
    writeFile(path: string, bytes: Uint8Array): void
    unlink(path: string): void
  }
}

interface QpdfRun {
  /** 0 for success, 3 with warnings, 2 for failure; of a question its answer */
  readonly code: number
  readonly files: ReadonlyMap<string, Buffer>
}

const wasm = projectFile('node_modules/@neslinesli93/qpdf-wasm/dist/qpdf.wasm')
const folder = '/work'
/** A run leaves memory behind, and starting afresh takes a tenth of a second. */
const mostRuns = 20

let ready: { readonly qpdf: Qpdf; runs: number } | undefined

/**
 * Runs qpdf on files in memory: `@` stands for their folder. @returns its exit code and the files it
 * wrote.
 */
export async function runQpdf(
  words: readonly string[],
  input: Readonly<Record<string, Uint8Array>>,
): Promise<QpdfRun> {
  ready ??= { qpdf: await startQpdf(), runs: 0 }
  const { FS, callMain } = ready.qpdf
  for (const [name, bytes] of Object.entries(input)) FS.writeFile(`${folder}/${name}`, bytes)
  const code = callMain(words.map(word => word.replaceAll('@', `${folder}/`)))
  const files = new Map<string, Buffer>()
  for (const name of FS.readdir(folder)) {
    if (name.startsWith('.')) continue
    if (!(name in input)) files.set(name, Buffer.from(FS.readFile(`${folder}/${name}`)))
    FS.unlink(`${folder}/${name}`)
  }
  ready.runs += 1
  // After a failure its memory may be in any state.
  if (code === 2 || ready.runs >= mostRuns) ready = undefined
  return { code, files }
}

async function startQpdf(): Promise<Qpdf> {
  const start = createModule as unknown as (options: { locateFile(): string }) => Promise<Qpdf>
  const qpdf = await start({ locateFile: () => wasm })
  qpdf.FS.mkdir(folder)
  return qpdf
}
