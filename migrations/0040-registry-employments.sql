-- Who is insured with whom, and what that costs each month.

-- 参保关系: one insurance of a person with a unit, from a month to a month, both included. When it was entered, and by
-- which declaration or import, is apart from the months it covers.
create table registry.employment (
  unit_no text not null,
  person_no bigint not null references registry.person,
  insurance text not null constraint employment_insurance check (insurance in ('养老保险', '失业保险', '工伤保险')),
  from_month text not null constraint employment_from check (from_month ~ '^\d{4}(0[1-9]|1[0-2])$'),
  -- empty while it lasts; the month before from_month where it ended before a month was paid
  to_month text constraint employment_to check (to_month ~ '^\d{4}(0[1-9]|1[0-2])$'),
  area_code text collate "C" not null,
  base_fen bigint not null constraint employment_base check (base_fen > 0),
  began text not null,
  ended text,
  entered_on date not null,
  entered_by text not null,
  end_entered_on date,
  end_entered_by text,
  primary key (unit_no, person_no, insurance, from_month),
  constraint employment_end check ((to_month is null) = (ended is null) and (ended is null) = (end_entered_on is null)
    and (ended is null) = (end_entered_by is null))
);
create index employment_person on registry.employment (person_no, insurance);
-- One unit at a time; injuries are insured with every unit a person works for.
create unique index employment_open on registry.employment (person_no, insurance)
  where to_month is null and insurance <> '工伤保险';
create unique index employment_open_in_unit on registry.employment (unit_no, person_no, insurance)
  where to_month is null;

-- What a month cost for a person, and what was paid of it. Rows of a bill say which; others come from an import. People
-- are those of employments or known to the import: checking each of a province's millions again would take half of the
-- time that a month takes to be settled.
create table registry.person_contribution (
  unit_no text not null,
  month text not null constraint person_contribution_month check (month ~ '^\d{4}(0[1-9]|1[0-2])$'),
  insurance text not null,
  person_no bigint not null,
  area_code text collate "C" not null,
  base_fen bigint not null,
  unit_due_fen bigint not null,
  person_due_fen bigint not null,
  unit_paid_fen bigint not null default 0,
  person_paid_fen bigint not null default 0,
  paid_on date,
  bill_no bigint,
  primary key (unit_no, month, insurance, person_no)
);
create index person_contribution_person on registry.person_contribution (person_no, month);

-- 应缴核定单: what a unit owes for its people. One a month, and one for each time that months were declared late.
create table registry.bill (
  bill_no bigint generated always as identity primary key,
  unit_no text not null,
  area_code text collate "C" not null,
  kind text not null constraint bill_kind check (kind in ('monthly', 'late')),
  -- in whose window it was settled
  month text not null constraint bill_month check (month ~ '^\d{4}(0[1-9]|1[0-2])$'),
  settled_on date not null,
  due_on date not null,
  late_fee_fen bigint not null default 0
);
create unique index bill_monthly on registry.bill (unit_no, month) where kind = 'monthly';
create index bill_of_unit on registry.bill (unit_no, month desc, bill_no desc);
create index bill_of_area on registry.bill (area_code, month);

create table registry.bill_line (
  bill_no bigint not null references registry.bill,
  unit_no text not null,
  area_code text collate "C" not null,
  -- the month it is owed for
  month text not null,
  insurance text not null,
  headcount int not null,
  base_fen bigint not null,
  unit_due_fen bigint not null,
  person_due_fen bigint not null,
  late_fee_fen bigint not null default 0,
  -- sums of what is on record as paid for its people
  unit_paid_fen bigint not null default 0,
  person_paid_fen bigint not null default 0,
  primary key (bill_no, month, insurance)
);
create index bill_line_unpaid on registry.bill_line (month, bill_no)
  where unit_paid_fen < unit_due_fen or person_paid_fen < person_due_fen;
create index contribution_unpaid on registry.contribution (month, unit_no)
  where unit_paid_fen < unit_due_fen or employee_paid_fen < employee_due_fen;

-- A month is settled area by area.
create index unit_area on registry.unit (area_code, unit_no);

-- Since when an area's employments are known, and up to which month its units have their bills.
create table registry.billed_area (
  area_code text collate "C" primary key,
  since date not null,
  through_month text constraint billed_area_through check (through_month ~ '^\d{4}(0[1-9]|1[0-2])$')
);

-- A month settled by the hall is owed on a day; one that was imported with what was paid is judged by its month.
alter table registry.contribution
  add column bill_no bigint,
  add column due_on date;

grant select, insert, update, delete on registry.employment, registry.person_contribution, registry.bill,
  registry.bill_line, registry.billed_area to hall_app;
grant usage on all sequences in schema registry to hall_app;

do $$
declare
  one text;
begin
  foreach one in array array['employment', 'person_contribution', 'bill', 'bill_line'] loop
    execute format($p$create policy in_scope on registry.%I using (
      (area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true))
      or unit_no = any (nullif(current_setting('hall.units', true), '')::text[]))$p$, one);
  end loop;
  create policy in_scope on registry.billed_area using (
    area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true));
  foreach one in array array['employment', 'person_contribution', 'bill', 'bill_line', 'billed_area'] loop
    execute format('alter table registry.%I enable row level security, force row level security', one);
  end loop;
end $$;

-- What settling a month reads and writes by the million, without the cost of a policy per row (see 0022).
create view registry.every_employment as select * from registry.employment
  where '' >= current_setting('hall.area_from', true) and '' < current_setting('hall.area_to', true);
grant select on registry.every_employment to hall_app;

-- All that is known of a person's insurances, with whichever unit: asked by verbs that check rights themselves.
create function registry.employments_of(no bigint) returns setof registry.employment
language plpgsql stable security definer rows 5
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select e.* from registry.employment e where e.person_no = no order by e.from_month desc, e.insurance;
end $$;

-- The state of a person's insurances, as their own pages show it: what employments say, else what was imported.
create or replace function registry.insurances_of(no bigint) returns setof registry.person_insurance
language plpgsql stable security definer rows 5
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query
  select no, insurance, coalesce(e.base_fen, i.base_fen),
    case when e.insurance is null then i.state when e.to_month is null then '参保缴费'
      when e.ended in ('211', '251') then '终止缴费' else '暂停缴费（中断）' end
  from (
    select distinct on (employment.insurance) employment.* from registry.employment
    where employment.person_no = no and employment.insurance <> '工伤保险'
    order by employment.insurance, employment.to_month desc nulls first, employment.from_month desc
  ) e
  full join (select * from registry.person_insurance where person_insurance.person_no = no) i using (insurance)
  order by insurance desc;
end $$;

-- The same for many people, named by their ID numbers: who they are on record, and where they are insured.
create function registry.standings(indexes bytea[]) returns table (id_no_index bytea, person_no bigint, name text,
  mobile_sealed bytea, unit_no text, insurance text, from_month text, to_month text)
language plpgsql stable security definer rows 500
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
#variable_conflict use_column
begin
  return query select p.id_no_index, p.person_no, p.name, p.mobile_sealed, e.unit_no, e.insurance, e.from_month, e.to_month
  from registry.person p left join registry.employment e on e.person_no = p.person_no
  where p.id_no_index = any (indexes) order by p.person_no, e.from_month;
end $$;

-- People by their numbers: a unit's staff is not in its sight where they are on record with another unit.
create function registry.persons_by_no(nos bigint[]) returns setof registry.person
language plpgsql stable security definer rows 50
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select p.* from registry.person p where p.person_no = any (nos);
end $$;
revoke execute on function registry.employments_of, registry.standings, registry.persons_by_no from public;
grant execute on function registry.employments_of, registry.standings, registry.persons_by_no to hall_app;

-- A view reads the columns its table had when it was made.
create or replace view registry.every_contribution as select * from registry.contribution
  where '' >= current_setting('hall.area_from', true) and '' < current_setting('hall.area_to', true);
