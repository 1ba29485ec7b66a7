import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Db, migrate, openDatabase, openPool, openVault } from '#platform'
import { secret } from './database.ts'
import { on } from './server.ts'

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))
const name = `older_${process.pid}`
const server = inject('server')
let admin: Pool
let pool: Pool
let db: Db

/** The schema as it was before rows carried their owners. */
async function migrateUpTo(last: string): Promise<void> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql') && file <= `${last}.sql`).sort()
  const entries = files.map((file): [string, Migration] => [
    file.replace(/\.sql$/, ''),
    { up: async (tx: Db) => void (await sql.raw(await readFile(folder + file, 'utf8')).execute(tx)) },
  ])
  const provider = { getMigrations: async () => Object.fromEntries(entries) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
}

beforeAll(async () => {
  openVault(secret)
  admin = openPool({ ...server, ...(server.connectionString ? {} : { database: 'postgres' }), max: 1 })
  await admin.query(`create database ${name}`)
  pool = openPool({ ...on(server, name), max: 2 })
  db = openDatabase(pool)
  await migrateUpTo('0018-casework-material-pages')
})
afterAll(async () => {
  await db.destroy()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

/** Two declarations of two units in two areas, with a row in everything below them. */
const rows = (unit: string, area: string, applicant: number) => `
  insert into registry.unit (unit_no, name, unit_type, area_code, labour_dispatch, deregistering, discredited)
    values ('${unit}', '单位', '企业', '${area}', false, false, false);
  insert into casework.declaration (unit_no, declaration_id, item_code, item_version, subject, hall, area_code,
      applicant_no, applicant_name, unit_name, state, form_sealed, saved_at)
    values ('${unit}', 'd${unit}', 'item', 1, '2023', 'person', '${area}', ${applicant}, '人', '单位', 'submitted', '', now());
  insert into casework.event (unit_no, declaration_id, seq, at, verb, actor_kind, actor_name, office, ip, words, data,
      previous_hash, hash)
    values ('${unit}', 'd${unit}', 1, now(), 'save', 'person', '人', '', '', '', '{}', '', '');
  insert into casework.submission (unit_no, declaration_id, seq, statement_sealed, confirmed_by)
    values ('${unit}', 'd${unit}', 1, '', 'sms');
  insert into casework.material (unit_no, declaration_id, material_id, kind, attached_at, first_attached_at)
    values ('${unit}', 'd${unit}', 'm', 'proof', now(), now());
  insert into casework.material_page (unit_no, declaration_id, material_id, page_id, position, sha256, media_type, bytes,
      sheets, name_sealed, added_at)
    values ('${unit}', 'd${unit}', 'm', 'p1', 1, 'a', 'image/png', 1, 1, '', now()),
      ('${unit}', 'd${unit}', 'm', 'p2', 2, 'b', 'image/png', 1, 1, '', now());
  insert into casework.confirmed_condition (unit_no, declaration_id, step, condition, officer_no, seen, confirmed_at)
    values ('${unit}', 'd${unit}', 'review', 'c', 1, '', now());
  insert into casework.phone_pairing (unit_no, declaration_id, pairing_id, token_hash, kind, opener_kind, opener_no,
      opener_name, opened_at, expires_at)
    values ('${unit}', 'd${unit}', 'p', '${unit}', 'proof', 'person', ${applicant}, '人', now(), now());
  insert into casework.bulk (bulk_id, officer_no, area_code, verb, reason, ordered_at)
    values ('b${unit}', 1, '410000', 'accept', '', now());
  insert into casework.bulk_case (unit_no, bulk_id, declaration_id, area_code)
    values ('${unit}', 'b${unit}', 'd${unit}', '${area}');
  insert into printout.document (unit_no, number, area_code, holder_no, kind, about, content_index, said_sealed,
      issued_on, issued_at, issued_name)
    values ('${unit}', 'n${unit}', '${area}', ${applicant}, 'declaration', '', '', '', now(), now(), '');
  insert into printout.file (unit_no, number, sha256, format, made_at) values ('${unit}', 'n${unit}', 'a', 'pdf', now());
  insert into registry.credit_code_change (unit_no, declaration_id, current_code, changed_at)
    values ('${unit}', 'd${unit}', 'c', now());
  insert into disbursement.publicity (area_code, item_code, subject, title, working_days, prepared_by, prepared_name,
      prepared_at) values ('${area}', 'item', '2023', '', 5, 1, '', now());
  insert into disbursement.publicity_case (unit_no, declaration_id, round, area_code, item_code, subject, unit_name,
      name_key, unit_size, amount_fen, arrived_at)
    values ('${unit}', 'd${unit}', 1, '${area}', 'item', '2023', '单位', '单位', '', 1, now());
  insert into disbursement.objection (unit_no, objection_id, receipt, publicity_no, declaration_id, round, area_code,
      unit_name, words_sealed, raised_at)
    select '${unit}', 'o${unit}', 'r${unit}', max(publicity_no), 'd${unit}', 1, '${area}', '单位', '', now()
    from disbursement.publicity;
  insert into disbursement.objection_file (unit_no, objection_id, file_no, sha256, media_type, pages, name_sealed)
    values ('${unit}', 'o${unit}', 1, 'a', 'image/png', 1, '');`

test('upgrading a database fills the new columns, every row with its own owners', async () => {
  await pool.query(rows('410783000001', '410783', 7) + rows('410105000001', '410105', 8))
  await migrate(db)
  const areas: Record<string, string> = { '410783000001': '410783', '410105000001': '410105' }
  const people: Record<string, number> = { '410783000001': 7, '410105000001': 8 }
  const below = [
    'event',
    'submission',
    'material',
    'material_page',
    'confirmed_condition',
    'phone_pairing',
    'bulk_case',
  ]
  for (const table of below.map(one => `casework.${one}`)) {
    const found = await pool.query<{ unit_no: string }>(
      `select unit_no, area_code, applicant_no from ${table}`,
    )
    expect(found.rows.length, table).toBe(table === 'casework.material_page' ? 4 : 2)
    for (const row of found.rows) {
      expect(row, table).toEqual({
        unit_no: row.unit_no,
        area_code: areas[row.unit_no],
        applicant_no: people[row.unit_no],
      })
    }
  }
  const files = await pool.query<{ unit_no: string }>(
    'select unit_no, area_code, holder_no from printout.file',
  )
  expect(files.rows.length).toBe(2)
  for (const row of files.rows) {
    expect(row).toEqual({
      unit_no: row.unit_no,
      area_code: areas[row.unit_no],
      holder_no: people[row.unit_no],
    })
  }
  for (const table of ['registry.credit_code_change', 'disbursement.objection_file']) {
    const found = await pool.query<{ unit_no: string; area_code: string }>(
      `select unit_no, area_code from ${table}`,
    )
    expect(found.rows.length, table).toBe(2)
    for (const row of found.rows) expect(row.area_code, table).toBe(areas[row.unit_no])
  }
  const { rows: left } = await pool.query("select from pg_proc where proname = 'may_see'")
  expect(left).toEqual([])
})
