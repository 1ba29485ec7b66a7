import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { projectFile } from '#project-file'
import type { Db } from './database.ts'
import { createRoles } from './roles/create-roles.ts'
import { grantBackup } from './roles/grant-backup.ts'
import { hall, scopeSettings } from './scope.ts'

const folder = projectFile('migrations/')

/**
 * Brings roles and schema up to date: the plain SQL files of migrations/, in order, each once, all or none, as the
 * database's owner. Several processes may do it at once. Throws with the file's name when one fails.
 */
export async function migrate(owner: Db): Promise<void> {
  await createRoles(owner)
  const migrator = new Migrator({ db: owner, provider: { getMigrations: readMigrations } })
  const { error, results } = await migrator.migrateToLatest()
  const failed = results?.find(result => result.status === 'Error')?.migrationName
  if (error) throw new Error(`数据库升级失败${failed ? `：${failed}.sql` : ''}`, { cause: error })
  await grantBackup(owner)
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Object.fromEntries(
    names.map(name => [name.replace(/\.sql$/, ''), { up: (db: Db) => run(db, name) }]),
  )
}

/** Policies bind the owner too, unless it is a superuser: a migration must see the rows that it changes. */
async function run(db: Db, name: string): Promise<void> {
  await sql.raw(scopeSettings(hall)).execute(db)
  await sql.raw(await readFile(folder + name, 'utf8')).execute(db)
}

/** Checksums of all migrations, to enforce that released ones never change. */
export async function migrationChecksums(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const entries = names.map(async name => {
    const text = await readFile(folder + name)
    return [name, createHash('sha256').update(text).digest('hex').slice(0, 16)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
