import { lstat, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The lock file's packages by their folder, the project's own under ''. */
type Lock = Readonly<Record<string, Locked>>

const fonts = 'node_modules/@expo-google-fonts/noto-sans-sc'
const usedFonts = /^(400Regular|700Bold|LICENSE.*|package\.json)$/

/**
 * Leaves in `project`'s node_modules the packages `needed`, what they depend on and the optional ones (the database
 * server), and of the nine weights of the font the two in use. npm could omit only what tests need: it knows no
 * packages for the build.
 */
export async function prunePackages(project: string, needed: readonly string[]): Promise<void> {
  const lock = packagesIn(JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')))
  const kept = closure(lock, [...needed, ...Object.keys(lock['']?.optionalDependencies ?? {})])
  // Outer folders first: a package within another goes with it.
  for (const folder of Object.keys(lock).sort()) {
    if (folder !== '' && ![...kept].some(keeps => keeps === folder || keeps.startsWith(`${folder}/`))) {
      await rm(join(project, folder), { recursive: true, force: true })
    }
  }
  for (const name of await namesIn(join(project, fonts))) {
    if (!usedFonts.test(name)) await rm(join(project, fonts, name), { recursive: true })
  }
  await tidy(join(project, 'node_modules'))
}

/** Without a schema: a library that checks it would be pruned before the run that continues an interrupted one. */
function packagesIn(file: unknown): Lock {
  if (typeof file !== 'object' || file === null || !('packages' in file)) throw new Error('no lock file')
  return file.packages as Lock
}

/** The folders of the packages and of everything that they depend on. */
function closure(lock: Lock, names: readonly string[]): ReadonlySet<string> {
  const kept = new Set<string>()
  const keep = (name: string, from: string): void => {
    const folder = folderOf(lock, name, from)
    if (folder === undefined || kept.has(folder)) return
    kept.add(folder)
    const { dependencies, optionalDependencies } = lock[folder] ?? {}
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) keep(next, folder)
  }
  for (const name of names) keep(name, '')
  return kept
}

/** As Node.js looks for packages: from the folder of the one that asks outwards. */
function folderOf(lock: Lock, name: string, from: string): string | undefined {
  const inner = join(from, 'node_modules', name)
  if (inner in lock) return inner
  return from === '' ? undefined : folderOf(lock, name, dirname(from) === '.' ? '' : dirname(from))
}

/** Removes links to programs that are gone, empty scopes, and npm's note of what is installed. */
async function tidy(modules: string): Promise<void> {
  await rm(join(modules, '.package-lock.json'), { force: true })
  const bin = join(modules, '.bin')
  for (const name of await namesIn(bin)) await stat(join(bin, name)).catch(() => rm(join(bin, name)))
  for (const name of await namesIn(modules)) {
    const folder = join(modules, name)
    if (name.startsWith('@') && (await lstat(folder)).isDirectory()) await rmdir(folder).catch(unlessUsed)
  }
}

const namesIn = (folder: string) => readdir(folder).catch(() => [])

function unlessUsed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY') throw error
}
