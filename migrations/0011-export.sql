-- 导出: sheets that officers ordered, written in the background and kept for a week.
create schema export;
grant usage on schema export to hall_app;

create table export.sheet (
  export_id text primary key,
  officer_no bigint not null,
  officer_name text not null,
  role text not null,
  -- what the officer saw when ordering is what the sheet may hold
  area_code text not null,
  source text not null,
  title text not null,
  query jsonb not null,
  state text not null constraint sheet_state check (state in ('queued', 'running', 'done', 'failed')),
  attempts int not null default 0,
  row_count int not null default 0,
  sha256 text,
  bytes bigint,
  ordered_at timestamptz not null,
  finished_at timestamptz
);
create index sheet_of_officer on export.sheet (officer_no, ordered_at desc);
create index sheet_waiting on export.sheet (ordered_at) where state in ('queued', 'running');
-- Pressing twice orders once.
create unique index sheet_once on export.sheet (officer_no, source, md5(query::text)) where state in ('queued', 'running');

grant select, insert, update, delete on export.sheet to hall_app;
alter table export.sheet enable row level security;
create policy own_area on export.sheet using (platform.may_see('', area_code));
