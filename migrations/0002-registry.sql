-- Who exists: areas, agencies, units, insured people, what was paid, who left.
create schema registry;
grant usage on schema registry to hall_app;

create table registry.area (
  code text primary key constraint area_code_form check (code ~ '^\d{6}$'),
  name text not null,
  parent_code text
);

create table registry.agency (
  agency_no text primary key,
  area_code text not null references registry.area,
  name text not null,
  address text not null,
  phone text not null,
  hours text not null,
  business text not null
);
create index agency_area on registry.agency (area_code);

create table registry.unit (
  unit_no text primary key,
  credit_code text constraint unit_credit_code unique,
  name text not null,
  unit_type text not null,
  area_code text not null references registry.area,
  size text,
  labour_dispatch boolean not null,
  deregistering boolean not null,
  discredited boolean not null,
  mobile_sealed bytea,
  mobile_index bytea,
  account_name text,
  account_no_sealed bytea,
  account_no_index bytea,
  bank_name text
);

-- As maintained in the personal hall; overrides the agency's own mobile.
create table registry.unit_contact (
  unit_no text primary key references registry.unit,
  area_code text not null,
  contact_sealed bytea not null,
  maintained_at timestamptz not null
);

create table registry.credit_code_change (
  unit_no text not null references registry.unit,
  declaration_id text not null,
  previous_code text,
  current_code text not null,
  previous_contact_sealed bytea,
  changed_at timestamptz not null,
  undone_at timestamptz,
  primary key (unit_no, declaration_id)
);

create table registry.person (
  person_no bigint generated always as identity primary key,
  id_no_index bytea not null constraint person_id_no unique,
  id_no_sealed bytea not null,
  name text not null,
  ethnicity text not null,
  started_work_on date,
  unit_no text references registry.unit,
  pension_balance_fen bigint not null
);
create index person_unit on registry.person (unit_no);

create table registry.person_insurance (
  person_no bigint not null references registry.person,
  insurance text not null,
  base_fen bigint not null,
  state text not null,
  primary key (person_no, insurance)
);

create table registry.contribution (
  unit_no text not null references registry.unit,
  month text not null constraint contribution_month check (month ~ '^\d{4}(0[1-9]|1[0-2])$'),
  area_code text not null,
  headcount int not null,
  unit_due_fen bigint not null,
  employee_due_fen bigint not null,
  unit_paid_fen bigint not null,
  employee_paid_fen bigint not null,
  paid_on date,
  primary key (unit_no, month)
);

create table registry.claimant (
  unit_no text not null references registry.unit,
  person_index bytea not null,
  area_code text not null,
  person_sealed bytea not null,
  first_month text not null,
  primary key (unit_no, person_index)
);

create table registry.reduction (
  unit_no text not null references registry.unit,
  person_index bytea not null,
  month text not null,
  area_code text not null,
  person_sealed bytea not null,
  reason text not null,
  primary key (unit_no, person_index, month)
);

grant select, insert, update, delete on all tables in schema registry to hall_app;
grant usage on all sequences in schema registry to hall_app;

alter table registry.unit_contact enable row level security;
alter table registry.contribution enable row level security;
alter table registry.claimant enable row level security;
alter table registry.reduction enable row level security;
-- Whoever maintains a credit code is an insured person, not yet the unit: those commands work in the hall's scope.
create policy own_or_area on registry.unit_contact using (platform.may_see(unit_no, area_code));
create policy own_or_area on registry.contribution using (platform.may_see(unit_no, area_code));
create policy own_or_area on registry.claimant using (platform.may_see(unit_no, area_code));
create policy own_or_area on registry.reduction using (platform.may_see(unit_no, area_code));
