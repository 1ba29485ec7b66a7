import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { backupRole } from './create-roles.ts'

/** Held while privileges change: two grants on the same table at once, and one of them fails. */
export const grantLock = 7_004_302

/** Lets the backup role, if it exists, read what migrations have added; grants only what is missing. */
export async function grantBackup(owner: Db): Promise<void> {
  await sql
    .raw(
      `do $$
      declare
        one record;
      begin
        if not exists (select from pg_roles where rolname = '${backupRole}') then return; end if;
        perform pg_advisory_xact_lock(${grantLock});
        for one in select nspname from pg_namespace where nspname !~ '^pg_|^information_schema$'
          and not has_schema_privilege('${backupRole}', oid, 'usage')
        loop
          execute format('grant usage on schema %I to ${backupRole}', one.nspname);
        end loop;
        for one in select oid::regclass as name from pg_class
          where relnamespace in (select oid from pg_namespace where nspname !~ '^pg_|^information_schema$')
          and case when relkind in ('r', 'p', 'v', 'm') then not has_table_privilege('${backupRole}', oid, 'select')
            when relkind = 'S' then not has_sequence_privilege('${backupRole}', oid, 'select') else false end
        loop
          execute format('grant select on %s to ${backupRole}', one.name);
        end loop;
      end $$`,
    )
    .execute(owner)
}
