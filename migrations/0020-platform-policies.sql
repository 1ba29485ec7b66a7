-- Row-level security as plain comparisons of a row's own columns with the settings of its transaction, which an index
-- can serve; no function, no subquery. src/platform/scope.ts says the settings: hall.units (array of unit numbers),
-- hall.account (a person's account, or 0), hall.area_from and hall.area_to (half-open range of area codes).
--
-- The hall itself has the range ['', '~'), which holds every area code and ''. A row that belongs to no area is
-- compared as '' and so is the hall's alone. Settings never made are null, settings that ended with their transaction
-- are '': both show nothing, and nullif keeps '' from being cast.
do $$
declare
  one record;
begin
  for one in select schemaname, tablename, policyname from pg_policies
    where schemaname in
      ('platform', 'registry', 'identity', 'casework', 'bulletin', 'entitlement', 'disbursement', 'export', 'printout')
  loop
    execute format('drop policy %I on %I.%I', one.policyname, one.schemaname, one.tablename);
  end loop;
end $$;
drop function platform.may_see;

-- The ranges hold only where codes are compared byte by byte, whatever the database's collation.
alter table registry.area alter column code type text collate "C", alter column parent_code type text collate "C";
do $$
declare
  one record;
begin
  for one in select table_schema, table_name from information_schema.columns
    where column_name = 'area_code' and table_schema in
      ('registry', 'identity', 'casework', 'entitlement', 'disbursement', 'export', 'printout')
  loop
    execute format('alter table %I.%I alter column area_code type text collate "C"', one.table_schema, one.table_name);
  end loop;
end $$;

do $$
declare
  area constant text :=
    $p$(area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true))$p$;
  hall constant text :=
    $p$('' >= current_setting('hall.area_from', true) and '' < current_setting('hall.area_to', true))$p$;
  unit constant text := $p$unit_no = any (nullif(current_setting('hall.units', true), '')::text[])$p$;
  person constant text := $p$%I = nullif(current_setting('hall.account', true), '')::bigint$p$;
  -- Somebody is acting, be it a visitor: what everyone may read is still not shown to a query without a scope.
  anyone constant text := $p$current_setting('hall.account', true) <> ''$p$;
  one text;
begin
  -- What a person files in the personal hall is that person's, too.
  foreach one in array array['declaration', 'event', 'material', 'material_page', 'submission', 'confirmed_condition',
    'phone_pairing', 'bulk_case']
  loop
    execute format('create policy in_scope on casework.%I using (%s or %s or %s)', one, area, unit,
      format(person, 'applicant_no'));
  end loop;
  foreach one in array array['document', 'file'] loop
    execute format('create policy in_scope on printout.%I using (%s or %s or %s)', one, area, unit,
      format(person, 'holder_no'));
  end loop;

  foreach one in array array['registry.unit', 'registry.unit_contact', 'registry.credit_code_change',
    'registry.contribution', 'registry.claimant', 'registry.reduction', 'identity.certificate',
    'disbursement.publicity_case', 'disbursement.claim', 'disbursement.payable', 'disbursement.line',
    'disbursement.booking', 'disbursement.answer_line', 'disbursement.recovery', 'disbursement.receipt',
    'disbursement.use_entry']
  loop
    execute format('create policy in_scope on %s using (%s or %s)', one, area, unit);
  end loop;

  -- What the annual run decided is written by the hall alone.
  execute format('create policy in_scope on entitlement.decision for select using (%s or %s)', area, unit);
  execute format('create policy hall_only on entitlement.decision using (%s)', hall);

  -- Who objects is nothing for the unit objected to; batches, bulk orders, imports and sheets belong to an area.
  foreach one in array array['disbursement.objection', 'disbursement.objection_file', 'disbursement.publicity',
    'disbursement.batch', 'disbursement.answer', 'casework.bulk', 'registry.import', 'export.sheet']
  loop
    execute format('create policy in_scope on %s using (%s)', one, area);
  end loop;

  -- A published list is read by everyone.
  execute format('create policy published on disbursement.publicity for select using (published_at is not null and %s)',
    anyone);
  execute format('create policy published on disbursement.publicity_case for select using (position is not null and %s)',
    anyone);

  -- Officers read the accounts of officers below them, a unit those of its own operators.
  execute format('create policy in_scope on identity.account using (%s or %s or %s or %s)', area, hall, unit,
    format(person, 'account_no'));
  execute format('create policy in_scope on registry.person using (%s or %s)', hall, unit);
  execute format('create policy hall_only on registry.person_insurance using (%s)', hall);
  foreach one in array array['session', 'parked_form', 'passkey', 'passkey_challenge', 'time_code',
    'recovery_code', 'pending_login', 'factor_change']
  loop
    execute format('create policy hall_only on identity.%I using (%s)', one, hall);
  end loop;

  -- A code is asked for and used by whoever acts, a visitor too; the row holds keyed hashes and nothing readable.
  execute format('create policy acting on identity.sms_code using (%s)', anyone);

  -- Whether a unit is in the hall is told to everyone who types its code.
  execute format('create policy hall_only on identity.unit_opening using (%s)', hall);
  execute format('create policy told on identity.unit_opening for select using (%s)', anyone);

  -- Everybody causes messages; who they went to and what they said only the hall reads.
  execute format('create policy hall_only on platform.sms using (%s)', hall);
  execute 'create policy caused on platform.sms for insert with check (true)';

  execute format('create policy told on bulletin.notice for select using (%s)', anyone);
  execute $p$create policy of_officers on bulletin.notice using
    (current_setting('hall.area_from', true) < current_setting('hall.area_to', true) collate "C")$p$;
end $$;

-- The owner is bound as well, where it is no superuser; migrations run under the hall's own scope.
do $$
declare
  one record;
begin
  for one in select distinct schemaname, tablename from pg_policies
    where schemaname in
      ('platform', 'registry', 'identity', 'casework', 'bulletin', 'entitlement', 'disbursement', 'export', 'printout')
  loop
    execute format('alter table %I.%I enable row level security, force row level security',
      one.schemaname, one.tablename);
  end loop;
end $$;

-- Imports and the annual run work as the plain role, too, under the hall's own scope.
grant update on registry.data_version to hall_app;
grant insert, delete on entitlement.decision to hall_app;
