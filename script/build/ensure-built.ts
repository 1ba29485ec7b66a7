import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAll } from './build-all.ts'

/** Builds that are kept: a running hall still loads parts of the one it was started from. */
const kept = 3
const hour = 60 * 60 * 1000

/**
 * Makes `dist/current` lead to the build of this name, building it if there is none. Each build is a folder of its own
 * and complete from its first moment, so concurrent starts and running halls do not disturb each other.
 */
export async function ensureBuilt(dist: string, name: string, build = buildAll): Promise<void> {
  await mkdir(dist, { recursive: true })
  if (!(await exists(join(dist, name)))) await buildWhole(dist, name, build)
  await pointTo(dist, name)
  await removeOld(dist, name)
}

async function buildWhole(dist: string, name: string, build: typeof buildAll): Promise<void> {
  const folder = await mkdtemp(join(dist, '.unfinished-'))
  try {
    await build(folder)
    // Another user than the one who builds may run the hall.
    await chmod(folder, 0o755)
    await rename(folder, join(dist, name)).catch(unlessExists)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Replaces the link in one step: a concurrent start finds the old or the new one. */
async function pointTo(dist: string, name: string): Promise<void> {
  const link = join(dist, `.link-${randomUUID()}`)
  await symlink(name, link)
  await rename(link, join(dist, 'current'))
}

async function removeOld(dist: string, name: string): Promise<void> {
  const others = await Promise.all(
    (await readdir(dist))
      .filter(entry => entry !== 'current' && entry !== name)
      .map(async entry => ({
        path: join(dist, entry),
        finished: !entry.startsWith('.'),
        at: (await lstat(join(dist, entry)).catch(() => undefined))?.mtimeMs ?? 0,
      })),
  )
  const finished = others.filter(one => one.finished).sort((one, other) => other.at - one.at)
  const abandoned = others.filter(one => !one.finished && Date.now() - one.at > hour)
  for (const { path } of [...finished.slice(kept - 1), ...abandoned]) {
    await rm(path, { recursive: true, force: true })
  }
}

const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** A concurrent start has built the same: its result is as good. */
function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}
