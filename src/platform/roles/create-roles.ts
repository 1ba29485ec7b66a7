import { sql } from 'kysely'
import { ConfigFault } from '../config.ts'
import type { Db } from '../database.ts'
import { applicationPassword } from '../vault.ts'
import { retryCollision } from './retry-collision.ts'
import { scramVerifier } from './scram-verifier.ts'

/** The plain role that the application logs in as: it owns nothing, may become nobody, and row-level security binds it. */
export const applicationRole = 'hall_app'

/** Reads past policies, for backups; nobody logs in with it until an administrator lets them. */
export const backupRole = 'hall_backup'

/** What an administrator runs where the hall's own login may create no roles. Holds no password, only its verifier. */
export const applicationRoleSql = (verb: 'create' | 'alter'): string =>
  `${verb} role ${applicationRole} login password '${scramVerifier(applicationPassword())}'`

interface Powers {
  readonly mayCreate: boolean
  readonly superuser: boolean
  readonly application: boolean
  readonly backup: boolean
}

/**
 * Makes the roles of the server before the schema grants them anything, and gives the application's the password that
 * follows from the hall's secret. Several halls may start at once.
 * @throws ConfigFault with the statement to run when roles are missing and the owner may create none, or when the
 * application's role has powers that no policy would bind.
 */
export async function createRoles(owner: Db): Promise<void> {
  const powers = await powersOf(owner)
  if (!powers.mayCreate && !powers.application) {
    throw new ConfigFault([
      `DATABASE_URL: 该数据库用户不能创建角色。请由数据库管理员执行：${applicationRoleSql('create')};`,
    ])
  }
  if (powers.mayCreate) {
    if (!powers.application) await ifAbsent(owner, `create role ${applicationRole}`)
    await retryCollision(() => sql.raw(applicationRoleSql('alter')).execute(owner))
  }
  // Only a superuser may grant BYPASSRLS; elsewhere docs/operations.md says what an administrator runs.
  if (powers.superuser && !powers.backup) await ifAbsent(owner, `create role ${backupRole} nologin bypassrls`)
  await refusePowers(owner)
}

async function powersOf(owner: Db): Promise<Powers> {
  const exists = (role: string) => sql`exists (select from pg_roles where rolname = ${role})`
  const { rows } = await sql<Powers>`select rolsuper or rolcreaterole as "mayCreate", rolsuper as superuser,
    ${exists(applicationRole)} as application, ${exists(backupRole)} as backup
    from pg_roles where rolname = current_user`.execute(owner)
  return rows[0] ?? { mayCreate: false, superuser: false, application: false, backup: false }
}

async function refusePowers(owner: Db): Promise<void> {
  const { rows } =
    await sql`select from pg_roles where rolname = ${applicationRole} and (rolsuper or rolcreatedb
      or rolcreaterole or rolbypassrls or rolreplication
      or exists (select from pg_auth_members where member = pg_roles.oid))`.execute(owner)
  if (rows.length === 0) return
  throw new ConfigFault([
    `DATABASE_URL: 角色 ${applicationRole} 不得有任何特权，也不得属于其他角色。请由数据库管理员收回后重新启动。`,
  ])
}

/** Roles belong to the whole server, so two databases may create the same one at once: both are content. */
async function ifAbsent(owner: Db, create: string): Promise<void> {
  await sql
    .raw(`do $$ begin ${create}; exception when duplicate_object or unique_violation then null; end $$`)
    .execute(owner)
}
