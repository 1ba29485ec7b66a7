-- Who may be reached about a unit and a person, as the registers of the agency have it: nobody can type these.
create table registry.recorded_contact (
  unit_no text primary key references registry.unit,
  area_code text collate "C" not null,
  legal_rep_name text,
  legal_rep_mobile_sealed bytea,
  legal_rep_mobile_index bytea,
  contact_name text,
  contact_mobile_sealed bytea,
  contact_mobile_index bytea
);

-- A number taken at the counter or from the identity provider is newer than any file's.
alter table registry.person
  add column mobile_sealed bytea,
  add column mobile_index bytea,
  add column mobile_confirmed_at timestamptz;

create table registry.person_mobile_change (
  change_no bigint generated always as identity primary key,
  person_no bigint not null references registry.person,
  name text not null,
  id_no_sealed bytea not null,
  unit_no text,
  area_code text collate "C" not null,
  source text not null constraint person_mobile_source check (source in ('counter', 'provider')),
  by_account_no bigint,
  by_name text not null,
  reason text not null,
  previous_mobile_sealed bytea,
  mobile_sealed bytea not null,
  changed_at timestamptz not null,
  -- what the sealed values of this row are bound to
  seal_id text not null
);
create index person_mobile_change_person on registry.person_mobile_change (person_no, change_no desc);

-- 未经核实: confirmed by nobody but the number that was typed with it. That is so of every contact maintained before
-- there were numbers on record.
alter table registry.unit_contact
  add column declaration_id text,
  add column unverified_since timestamptz;
update registry.unit_contact contact set unverified_since = maintained_at, declaration_id = (
  select declaration_id from registry.credit_code_change change
  where change.unit_no = contact.unit_no and undone_at is null order by changed_at desc limit 1);
create index unit_contact_unverified on registry.unit_contact (area_code, unverified_since)
  where unverified_since is not null;

-- What a takeover did to a unit's code does not use up the unit's own three changes.
alter table registry.credit_code_change
  add column previous_contact_unverified_since timestamptz,
  add column previous_contact_declaration_id text,
  add column annulled boolean not null default false;

grant select, insert, update, delete on registry.recorded_contact to hall_app;
grant select, insert, update (id_no_sealed, previous_mobile_sealed, mobile_sealed)
  on registry.person_mobile_change to hall_app;
grant usage on all sequences in schema registry to hall_app;
create policy in_scope on registry.recorded_contact using (
  (area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true))
  or unit_no = any (nullif(current_setting('hall.units', true), '')::text[]));
create policy in_scope on registry.person_mobile_change using (
  area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true));
alter table registry.recorded_contact enable row level security, force row level security;
alter table registry.person_mobile_change enable row level security, force row level security;

-- As before, and how often at all, with what was annulled.
drop function registry.credit_code_changes;
create function registry.credit_code_changes(no text, since timestamptz)
  returns table (today bigint, total bigint, ever bigint)
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select count(*) filter (where not c.annulled and c.changed_at >= since),
    count(*) filter (where not c.annulled), count(*)
  from registry.credit_code_change c where c.unit_no = no;
end $$;
revoke execute on function registry.credit_code_changes from public;
grant execute on function registry.credit_code_changes to hall_app;
