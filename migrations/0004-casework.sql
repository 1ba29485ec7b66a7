-- 办件: the life of one declaration. Every row a unit owns starts its key with unit_no.
create schema casework;
grant usage on schema casework to hall_app;

create sequence casework.serial as bigint maxvalue 999999 cycle;

create table casework.declaration (
  unit_no text not null,
  declaration_id text not null,
  item_code text not null,
  item_version int not null,
  subject text not null,
  hall text not null constraint declaration_hall check (hall in ('person', 'employer')),
  area_code text not null,
  applicant_no bigint not null,
  applicant_name text not null,
  unit_name text not null,
  state text not null constraint declaration_state check (state in
    ('draft', 'submitted', 'accepted', 'returned', 'passed', 'discarded', 'revoked')),
  revision int not null default 1,
  form_sealed bytea not null,
  snapshot_sealed bytea,
  serial text constraint declaration_serial unique,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  accepted_at timestamptz,
  ended_at timestamptz,
  reminded_at timestamptz,
  primary key (unit_no, declaration_id)
);
-- One declaration a unit and subject (a year, say): a second one finds the first instead.
create unique index declaration_once on casework.declaration (unit_no, item_code, subject)
  where state not in ('discarded', 'revoked');
create index declaration_desk on casework.declaration (area_code, state, submitted_at);
create index declaration_of_unit on casework.declaration (unit_no, state, saved_at desc);
create index declaration_of_applicant on casework.declaration (applicant_no, saved_at desc);

-- What happened, each line chained to the one before by its hash (src/casework/events.ts).
create table casework.event (
  unit_no text not null,
  declaration_id text not null,
  seq int not null,
  at timestamptz not null,
  verb text not null,
  actor_kind text not null,
  actor_no bigint,
  actor_name text not null,
  office text not null,
  ip text not null,
  words text not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (unit_no, declaration_id, seq),
  foreign key (unit_no, declaration_id) references casework.declaration
);

create table casework.material (
  unit_no text not null,
  declaration_id text not null,
  material_id text not null,
  kind text not null,
  sha256 text not null,
  media_type text not null,
  bytes int not null,
  pages int not null,
  name_sealed bytea not null,
  attached_at timestamptz not null,
  removed_at timestamptz,
  primary key (unit_no, declaration_id, material_id),
  foreign key (unit_no, declaration_id) references casework.declaration
);

grant select, insert, update on casework.declaration, casework.material to hall_app;
-- History is only ever added to.
grant select, insert on casework.event to hall_app;
grant usage on sequence casework.serial to hall_app;

alter table casework.declaration enable row level security;
alter table casework.event enable row level security;
alter table casework.material enable row level security;
create policy own_or_area on casework.declaration using (
  platform.may_see(unit_no, area_code)
  or (current_setting('hall.scope', true) = 'person' and applicant_no::text = current_setting('hall.own', true))
);
create policy with_declaration on casework.event using (exists (
  select from casework.declaration d where d.unit_no = event.unit_no and d.declaration_id = event.declaration_id
));
create policy with_declaration on casework.material using (exists (
  select from casework.declaration d where d.unit_no = material.unit_no and d.declaration_id = material.declaration_id
));
