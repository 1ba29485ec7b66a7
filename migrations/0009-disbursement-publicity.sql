-- 公示: the lists that anyone can read for some working days before money is paid, and who objects to them.
create schema if not exists disbursement;
grant usage on schema disbursement to hall_app;

-- One list of an area. Prepared by one person, published by another, never changed afterwards.
create table disbursement.publicity (
  publicity_no bigint generated always as identity primary key,
  area_code text not null,
  item_code text not null,
  subject text not null,
  title text not null,
  working_days int not null constraint publicity_working_days check (working_days >= 5),
  prepared_by bigint not null,
  prepared_name text not null,
  prepared_at timestamptz not null,
  published_by bigint,
  published_name text,
  published_at timestamptz,
  starts_on date,
  ends_on date,
  -- after this day only officers read it
  public_until date,
  units int not null default 0,
  total_fen bigint not null default 0,
  control_total text,
  withdrawn_at timestamptz,
  finished_at timestamptz,
  constraint publicity_by_two_people check (published_by is null or published_by <> prepared_by)
);
create index publicity_newest on disbursement.publicity (published_at desc) where published_at is not null;
create index publicity_of_area on disbursement.publicity (area_code, publicity_no desc);

-- A case on its way through publicity; once more for each time it comes. `position` is its place on the public list
-- and is given when that is published.
create table disbursement.publicity_case (
  unit_no text not null,
  declaration_id text not null,
  round int not null,
  area_code text not null,
  item_code text not null,
  subject text not null,
  unit_name text not null,
  name_key text not null,
  unit_size text not null,
  amount_fen bigint not null,
  arrived_at timestamptz not null,
  publicity_no bigint references disbursement.publicity,
  position int,
  held_at timestamptz,
  held_reason text,
  outcome text constraint publicity_case_outcome check (outcome in ('passed', 'declined', 'returned')),
  ended_at timestamptz,
  primary key (unit_no, declaration_id, round)
);
create unique index publicity_case_once on disbursement.publicity_case (unit_no, declaration_id) where outcome is null;
create unique index publicity_case_position on disbursement.publicity_case (publicity_no, position);
create index publicity_case_waiting on disbursement.publicity_case (area_code, item_code, subject)
  where publicity_no is null and outcome is null;
create index publicity_case_open on disbursement.publicity_case (publicity_no) where outcome is null;

create table disbursement.objection (
  unit_no text not null,
  -- a secret: whoever knows it may follow the objection
  objection_id text not null constraint objection_id_once unique,
  receipt text not null constraint objection_receipt unique,
  publicity_no bigint not null references disbursement.publicity,
  declaration_id text not null,
  round int not null,
  area_code text not null,
  unit_name text not null,
  words_sealed bytea not null,
  raised_at timestamptz not null,
  accepted_by bigint,
  accepted_name text,
  accepted_at timestamptz,
  decided_by bigint,
  decided_name text,
  decided_at timestamptz,
  outcome text constraint objection_outcome check (outcome in ('upheld', 'rejected')),
  decision text,
  primary key (unit_no, objection_id),
  foreign key (unit_no, declaration_id, round) references disbursement.publicity_case,
  constraint objection_by_two_people check (decided_by is null or decided_by <> accepted_by)
);
create index objection_open on disbursement.objection (unit_no, declaration_id, round) where outcome is null;
create index objection_desk on disbursement.objection (area_code, raised_at desc);
create sequence disbursement.objection_number as bigint maxvalue 999999 cycle;

create table disbursement.objection_file (
  unit_no text not null,
  objection_id text not null,
  file_no int not null,
  sha256 text not null,
  media_type text not null,
  pages int not null,
  name_sealed bytea not null,
  primary key (unit_no, objection_id, file_no),
  foreign key (unit_no, objection_id) references disbursement.objection
);

grant select, insert, update on disbursement.publicity, disbursement.publicity_case, disbursement.objection to hall_app;
grant select, insert on disbursement.objection_file to hall_app;
grant usage on all sequences in schema disbursement to hall_app;

alter table disbursement.publicity enable row level security;
alter table disbursement.publicity_case enable row level security;
alter table disbursement.objection enable row level security;
alter table disbursement.objection_file enable row level security;
create policy of_area on disbursement.publicity using (platform.may_see(null, area_code));
create policy published on disbursement.publicity for select using (published_at is not null);
create policy own_or_area on disbursement.publicity_case using (platform.may_see(unit_no, area_code));
create policy published on disbursement.publicity_case for select using (position is not null);
-- Who objects is nothing for the unit objected to.
create policy of_area on disbursement.objection using (
  current_setting('hall.scope', true) <> 'unit' and platform.may_see(unit_no, area_code)
);
create policy with_objection on disbursement.objection_file using (exists (
  select from disbursement.objection o
  where o.unit_no = objection_file.unit_no and o.objection_id = objection_file.objection_id
));
