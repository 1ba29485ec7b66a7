-- The officers' desk: the size of the unit as it was at submission, and steps taken over many cases at once.
alter table casework.declaration add column unit_size text;
create index declaration_step on casework.declaration (area_code, step, step_since) where state = 'accepted';

-- 批量办理: what was asked for; each case has its own outcome, so nothing is lost when one fails.
create table casework.bulk (
  bulk_id text primary key,
  officer_no bigint not null,
  area_code text not null,
  verb text not null constraint bulk_verb check (verb in ('accept', 'approve', 'sendBack', 'handOver')),
  reason text not null,
  to_no bigint,
  ordered_at timestamptz not null
);
create table casework.bulk_case (
  unit_no text not null,
  bulk_id text not null references casework.bulk,
  declaration_id text not null,
  area_code text not null,
  outcome text not null default 'waiting' constraint bulk_outcome check (outcome in ('waiting', 'done', 'refused')),
  words text not null default '',
  primary key (unit_no, bulk_id, declaration_id),
  foreign key (unit_no, declaration_id) references casework.declaration
);
create index bulk_case_of on casework.bulk_case (bulk_id, outcome);

grant select, insert on casework.bulk to hall_app;
grant select, insert, update on casework.bulk_case to hall_app;
alter table casework.bulk enable row level security;
alter table casework.bulk_case enable row level security;
create policy own_area on casework.bulk using (platform.may_see('', area_code));
create policy own_or_area on casework.bulk_case using (platform.may_see(unit_no, area_code));
