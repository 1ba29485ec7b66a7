-- Registrations of units can be objected to for twelve hours by everybody who was told of them.
create table identity.registration_notice (
  notice_no bigint generated always as identity primary key,
  unit_no text not null,
  area_code text collate "C" not null,
  kind text not null constraint registration_notice_kind check (kind in ('code', 'opening', 'administrator')),
  -- who registered, with the mobile
  who_sealed bytea not null,
  -- what the sealed value is bound to
  seal_id text not null,
  registered_at timestamptz not null,
  open_until timestamptz not null
);
create index registration_notice_unit on identity.registration_notice (unit_no, notice_no desc);

-- One link for each who was told; only its hash is kept.
create table identity.registration_link (
  token_hash bytea primary key,
  notice_no bigint not null references identity.registration_notice,
  unit_no text not null,
  area_code text collate "C" not null,
  mobile_sealed bytea not null,
  objected_at timestamptz,
  words_sealed bytea
);
create index registration_link_notice on identity.registration_link (notice_no) where objected_at is not null;

-- 冻结: while undecided, nobody acts for the unit.
create table identity.registration_freeze (
  freeze_no bigint generated always as identity primary key,
  unit_no text not null,
  unit_name text not null,
  area_code text collate "C" not null,
  notice_no bigint not null references identity.registration_notice,
  frozen_at timestamptz not null,
  decision text constraint registration_freeze_decision check (decision in ('lifted', 'revoked')),
  decided_at timestamptz,
  decided_by bigint,
  decided_name text,
  reason text,
  constraint registration_freeze_decided check ((decision is null) = (decided_at is null))
);
create unique index registration_freeze_once on identity.registration_freeze (unit_no) where decided_at is null;
create index registration_freeze_area on identity.registration_freeze (area_code, frozen_at desc);
create index registration_freeze_notice on identity.registration_freeze (notice_no);

-- What happened to the registration of a unit; the application may only add.
create table identity.registration_event (
  event_no bigint generated always as identity primary key,
  unit_no text not null,
  area_code text collate "C" not null,
  at timestamptz not null,
  words text not null,
  by_account_no bigint,
  by_name text not null,
  ip text not null
);
create index registration_event_unit on identity.registration_event (unit_no, event_no);

-- Who the identity provider said a visitor is: each answer serves once.
create table identity.identity_proof (
  state_hash bytea primary key,
  visitor text not null,
  person_no bigint not null,
  proved_at timestamptz not null,
  used_at timestamptz
);
create index identity_proof_proved on identity.identity_proof (proved_at);

-- A disabled account leaves its login name to whoever is registered after it.
alter table identity.account drop constraint account_login;
create unique index account_login on identity.account (kind, login_index) where disabled_at is null;

grant select, insert, update (who_sealed) on identity.registration_notice to hall_app;
grant select, insert, update, delete on identity.registration_link, identity.identity_proof to hall_app;
grant select, insert, update on identity.registration_freeze to hall_app;
grant select, insert on identity.registration_event to hall_app;
grant usage on all sequences in schema identity to hall_app;
-- Who objected is nothing for the unit objected to.
do $$
declare
  area constant text :=
    $p$(area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true))$p$;
  unit constant text := $p$unit_no = any (nullif(current_setting('hall.units', true), '')::text[])$p$;
  one text;
begin
  foreach one in array array['registration_notice', 'registration_freeze'] loop
    execute format('create policy in_scope on identity.%I using (%s or %s)', one, area, unit);
  end loop;
  foreach one in array array['registration_link', 'registration_event'] loop
    execute format('create policy in_scope on identity.%I using (%s)', one, area);
  end loop;
  execute $p$create policy hall_only on identity.identity_proof using
    ('' >= current_setting('hall.area_from', true) and '' < current_setting('hall.area_to', true))$p$;
  foreach one in array array['registration_notice', 'registration_freeze', 'registration_link', 'registration_event',
    'identity_proof']
  loop
    execute format('alter table identity.%I enable row level security, force row level security', one);
  end loop;
end $$;

-- Set on the operators of a unit whose registration is frozen: their sessions are over, and none begins.
alter table identity.account add column frozen_at timestamptz;

-- As before; a frozen account is as little in the hall as a disabled one.
create or replace function identity.find_session(token bytea) returns table (
  started_at timestamptz, last_seen_at timestamptz, ended_at timestamptz,
  account_no bigint, kind text, name text, person_no bigint, unit_no text, area_code text, role text,
  disabled_at timestamptz, certificate_der bytea, certificate_state text, certificate_valid_to timestamptz)
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
#variable_conflict use_column
begin
  return query select s.started_at, s.last_seen_at, s.ended_at, a.account_no, a.kind, a.name, a.person_no, a.unit_no,
    a.area_code, a.role, coalesce(a.disabled_at, a.frozen_at), c.der, c.state, c.valid_to
  from identity.session s
  join identity.account a on a.account_no = s.account_no
  left join identity.certificate c on c.certificate_no = s.certificate_no
  where s.token_hash = token;
end $$;

-- Why no money may go to a unit for what this account filed: both live beyond the sight of a unit and of an officer.
-- Disabled while frozen: by 撤销注册, not because somebody left the unit.
create function identity.registration_doubt(applicant bigint, unit text) returns text
language plpgsql stable security definer set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  if exists (select from identity.account a where a.account_no = applicant and a.disabled_at is not null
    and a.frozen_at is not null) then return 'revoked'; end if;
  if exists (select from identity.registration_freeze f where f.unit_no = unit and f.decided_at is null)
    then return 'frozen'; end if;
  return null;
end $$;
revoke execute on function identity.registration_doubt from public;
grant execute on function identity.registration_doubt to hall_app;
