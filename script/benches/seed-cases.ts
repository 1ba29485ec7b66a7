import type { Pool } from 'pg'

/**
 * A province of 162 counties in 18 cities with `number` units, a declaration of each, its first event, and a material of
 * every tenth: the same every time. One in eight is still open, as on the evening of a deadline; the rest ended within
 * three years before `now`. The case of a unit is `case-` and its number.
 */
export async function seedCases(owner: Pool, number: number, now: Date): Promise<void> {
  await owner.query(
    `insert into registry.area (code, name, parent_code)
    select '41' || lpad((1 + n % 18)::text, 2, '0') || lpad((n / 18)::text, 2, '0'), '统筹区' || n, null
    from generate_series(0, 179) n on conflict do nothing`,
  )
  await owner.query(
    `insert into registry.unit (unit_no, name, unit_type, area_code, size, labour_dispatch, deregistering, discredited)
    select 'unit-' || lpad(n::text, 7, '0'), (array['华康', '宏达', '金源', '鼎盛', '瑞丰'])[1 + n % 5] || '生成单位' || n || '有限公司',
      '企业', '41' || lpad((1 + n % 18)::text, 2, '0') || lpad((1 + n / 18 % 9)::text, 2, '0'),
      (array['微型', '小型', '小型', '中型', '大型'])[1 + n / 7 % 5], false, false, false
    from generate_series(1, $1::int) n`,
    [number],
  )
  await owner.query('alter table casework.declaration disable trigger user')
  await owner.query(
    `insert into casework.declaration (unit_no, declaration_id, item_code, item_version, subject, hall, area_code,
      applicant_no, applicant_name, unit_name, unit_size, state, step, step_since, form_sealed, serial, saved_at,
      submitted_at, accepted_at, ended_at, due_on, amount_fen, handler_no, event_seq, event_hash)
    select u.unit_no, 'case-' || right(u.unit_no, 7), i.code, 1, '2023', 'employer', u.area_code,
      900000 + n, '经办人', u.name, u.size, s.state,
      case s.state when 'accepted' then (array['first-review', 'second-review', 'hr-approval'])[(1 + n % 3)::int] end,
      case s.state when 'accepted' then a.at + interval '3 hours' end, '\\x00',
      case when s.state <> 'draft' then 'S' || n end, a.at - interval '1 hour',
      case when s.state <> 'draft' then a.at end, case when s.state in ('accepted', 'passed') then a.at + interval '2 hours' end,
      case when s.state in ('passed', 'declined') then a.at + interval '9 days' end,
      case when s.state in ('submitted', 'accepted') then (a.at + interval '14 days')::date end,
      case when s.state <> 'draft' then 100000 + n % 977 * 1000 else 0 end,
      case when s.state in ('submitted', 'accepted') and n % 4 = 0 then n % 500 end,
      1, decode(md5(n::text) || md5(n::text), 'hex')
    from registry.unit u
    cross join lateral (select right(u.unit_no, 7)::bigint as n) k
    -- Scattered, so that state, item and area do not go together.
    cross join lateral (select k.n * 7919 % 1009 as r) h
    cross join lateral (select case when r < 30 then 'draft' when r < 90 then 'submitted' when r < 160 then 'accepted'
      when r < 170 then 'returned' when r < 970 then 'passed' else 'declined' end as state) s
    cross join lateral (select case when k.n * 31 % 100 < 70 then 'stable-employment-refund'
      when k.n * 31 % 100 < 90 then 'contribution-deferral' when k.n * 31 % 100 < 98 then 'emergency-refund'
      else 'data-correction' end as code) i
    cross join lateral (select $1::timestamptz - make_interval(mins => (20 + k.n * 6007 % case
      when s.state in ('draft', 'submitted', 'accepted', 'returned') then 28800 else 1576800 end)::int) as at) a
    where u.unit_no like 'unit-%'`,
    [now],
  )
  await owner.query('alter table casework.declaration enable trigger user')
  await owner.query(
    `insert into casework.event (unit_no, declaration_id, area_code, applicant_no, seq, at, verb, actor_kind, actor_name,
      office, ip, words, data, previous_hash, hash)
    select unit_no, declaration_id, area_code, applicant_no, 1, saved_at, 'save', 'operator', '经办人', '单位', '127.0.0.1',
      '填写并保存申报信息', '{}', event_hash, event_hash
    from casework.declaration where declaration_id like 'case-%'`,
  )
  await owner.query(
    `insert into casework.material (unit_no, declaration_id, area_code, applicant_no, material_id, kind, attached_at,
      first_attached_at)
    select unit_no, declaration_id, area_code, applicant_no, 'one', 'proof', saved_at, saved_at
    from casework.declaration where declaration_id like 'case-%0'`,
  )
  await owner.query(
    `insert into casework.material_page (unit_no, declaration_id, area_code, applicant_no, material_id, page_id, position,
      sha256, media_type, bytes, sheets, name_sealed, added_at)
    select unit_no, declaration_id, area_code, applicant_no, material_id, 'one', 1, md5(unit_no), 'image/png', 1, 1, '\\x00',
      attached_at
    from casework.material where declaration_id like 'case-%0'`,
  )
  await seedSignIns(owner, Math.ceil(number / 5), now)
  await owner.query('select casework.recount_tally()')
  await owner.query('vacuum analyze')
}

/** Sessions, codes and messages; a fiftieth of them is due for the sweep. */
async function seedSignIns(owner: Pool, number: number, now: Date): Promise<void> {
  const age = `$2::timestamptz - make_interval(mins => n % 50 * 900)`
  await owner.query(
    `insert into identity.account (kind, login_index, name, area_code, role, password_hash, password_changed_at, created_at)
    values ('officer', '\\x5eed', '受理员', '410101', 'accept', '', $1, $1)`,
    [now],
  )
  await owner.query(
    `insert into identity.session (token_hash, account_no, started_at, last_seen_at, ip, agent)
    select sha256(n::text::bytea), (select min(account_no) from identity.account), ${age}, ${age}, '127.0.0.1', 'seed'
    from generate_series(1, $1::int) n`,
    [number, now],
  )
  await owner.query(
    `insert into identity.sms_code (purpose, mobile_index, code_hash, sent_at, expires_at)
    select 'confirm', sha256(n::text::bytea), '\\x00', ${age}, ${age} + interval '5 minutes'
    from generate_series(1, $1::int) n`,
    [number, now],
  )
  await owner.query(
    `insert into platform.sms (mobile_index, mobile_sealed, text_sealed, seal_id, created_at, next_try_at, delivered_at, state)
    select sha256(n::text::bytea), '\\x00', '\\x00', gen_random_uuid(), ${age}, ${age}, ${age}, 'sent' from generate_series(1, $1::int) n`,
    [number, now],
  )
}
