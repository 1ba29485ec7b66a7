-- 单位缓交: months of which a unit may pay its own part later, and in which instalments it means to.
create table registry.deferral (
  deferral_no bigint generated always as identity primary key,
  unit_no text not null,
  area_code text collate "C" not null,
  insurance text not null constraint deferral_insurance check (insurance in ('养老保险', '失业保险', '工伤保险')),
  from_month text not null constraint deferral_from check (from_month ~ '^\d{4}(0[1-9]|1[0-2])$'),
  to_month text not null constraint deferral_to check (to_month ~ '^\d{4}(0[1-9]|1[0-2])$'),
  -- until when it is paid up without late fee
  paid_up_by date not null,
  -- the number of the document that allows it
  document text not null,
  declaration_id text not null,
  granted_on date not null,
  -- of the unit's part of these months, when it was granted: no part of the instalments
  paid_before_fen bigint not null,
  -- revoked by an officer; it then never was
  ended_on date,
  -- in the last thirty days
  reminded_on date,
  constraint deferral_months check (from_month <= to_month)
);
create unique index deferral_declaration on registry.deferral (unit_no, declaration_id) where ended_on is null;
create index deferral_of_unit on registry.deferral (unit_no, insurance, from_month);
create index deferral_to_remind on registry.deferral (paid_up_by) where reminded_on is null and ended_on is null;

create table registry.deferral_instalment (
  deferral_no bigint not null references registry.deferral,
  unit_no text not null,
  area_code text collate "C" not null,
  due_on date not null,
  -- as planned when it was granted, or told since: months are assessed later
  amount_fen bigint not null,
  reminded_on date,
  primary key (deferral_no, due_on)
);
create index deferral_instalment_to_remind on registry.deferral_instalment (due_on) where reminded_on is null;

grant select, insert, update, delete on registry.deferral, registry.deferral_instalment to hall_app;
grant usage on all sequences in schema registry to hall_app;

do $$
declare
  one text;
begin
  foreach one in array array['deferral', 'deferral_instalment'] loop
    execute format($p$create policy in_scope on registry.%I using (
      (area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true))
      or unit_no = any (nullif(current_setting('hall.units', true), '')::text[]))$p$, one);
    execute format('alter table registry.%I enable row level security, force row level security', one);
  end loop;
end $$;

-- What the annual run reads beside every contribution, without the cost of a policy per row (see 0022).
create view registry.every_deferral as select * from registry.deferral
  where '' >= current_setting('hall.area_from', true) and '' < current_setting('hall.area_to', true);
grant select on registry.every_deferral to hall_app;
