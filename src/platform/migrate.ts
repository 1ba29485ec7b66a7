import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './database.ts'
import { applicationRole } from './pool.ts'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/**
 * Applies pending migrations as the database's owner: the plain SQL files of migrations/, in order, in one transaction.
 * Safe to run from several processes concurrently. Throws with the file's name if one fails.
 */
export async function migrate(owner: Db): Promise<void> {
  await createApplicationRole(owner)
  const migrator = new Migrator({ db: owner, provider: { getMigrations: readMigrations } })
  const { error, results } = await migrator.migrateToLatest()
  const failed = results?.find(result => result.status === 'Error')?.migrationName
  if (error) throw new Error(`数据库升级失败${failed ? `：${failed}.sql` : ''}`, { cause: error })
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Object.fromEntries(
    names.map(name => [
      name.replace(/\.sql$/, ''),
      { up: async (db: Db) => void (await sql.raw(await readFile(folder + name, 'utf8')).execute(db)) },
    ]),
  )
}

/** Roles are server-wide, so two databases may create the same one concurrently; that is fine. */
async function createApplicationRole(owner: Db): Promise<void> {
  await sql
    .raw(
      `do $$ begin
        if not exists (select from pg_roles where rolname = '${applicationRole}') then
          create role ${applicationRole} nologin;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$;
      do $$ begin
        if not pg_has_role(current_user, '${applicationRole}', 'member') then
          execute format('grant ${applicationRole} to %I', current_user);
        end if;
      end $$;`,
    )
    .execute(owner)
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
