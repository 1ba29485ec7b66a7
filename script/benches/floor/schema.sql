-- The floor's own tables; see README.md. Frozen.
create table account (
  account_no bigint primary key,
  unit_no bigint not null,
  name text not null,
  mobile bytea not null,
  disabled_at timestamptz
);
create table session (
  token_hash bytea primary key,
  account_no bigint not null references account,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
create table unit (
  unit_no bigint primary key,
  name text not null,
  area_code text not null,
  credit_code text not null unique,
  bank_name text not null,
  account_no bytea not null
);
create table declaration (
  declaration_id bigint primary key,
  unit_no bigint not null references unit,
  item text not null,
  area_code text not null,
  state text not null,
  serial text unique,
  form bytea not null,
  saved_at timestamptz not null,
  submitted_at timestamptz
);
create index declaration_of_unit on declaration (unit_no, saved_at desc);
create index declaration_at_desk on declaration (area_code, state, submitted_at);
create table event (
  declaration_id bigint not null references declaration,
  seq int not null,
  at timestamptz not null,
  verb text not null,
  account_no bigint not null,
  words text not null,
  hash bytea not null,
  primary key (declaration_id, seq)
);
create table material (
  material_id bigint primary key,
  declaration_id bigint not null references declaration,
  kind text not null,
  attached_at timestamptz not null
);
create index material_of_declaration on material (declaration_id);
create table material_page (
  page_id bigint primary key,
  material_id bigint not null references material,
  position int not null,
  sha256 bytea not null,
  bytes int not null,
  name bytea not null
);
create index page_of_material on material_page (material_id);
create index page_of_file on material_page (sha256);
create table code (
  code_no bigint generated always as identity primary key,
  account_no bigint not null,
  content_hash bytea not null,
  code_hash bytea not null,
  expires_at timestamptz not null
);
create index code_of_account on code (account_no, code_no desc);
create table message (
  message_no bigint generated always as identity primary key,
  mobile bytea not null,
  text bytea not null,
  created_at timestamptz not null,
  delivered_at timestamptz
);
create index message_of_mobile on message (mobile, message_no desc);
create index message_waiting on message (message_no) where delivered_at is null;
create table snapshot (
  declaration_id bigint primary key references declaration,
  sealed bytea not null
);
create table receipt (
  declaration_id bigint primary key references declaration,
  serial text not null unique,
  hash bytea not null,
  at timestamptz not null
);

insert into account select n, n, '经办人', sha256(int8send(n)) from generate_series(1, 100000) n;
insert into session select sha256(int8send(-n)), n, now(), now() from generate_series(1, 100000) n;
insert into unit
select n, '示例单位' || n, (410000 + n % 160)::text, 'C' || n, '示例银行', sha256(int8send(n))
from generate_series(1, 100000) n;
insert into declaration
select n, n, 'refund', (410000 + n % 160)::text, 'passed', 'S' || n, sha256(int8send(n)), now() - interval '1 year',
  now() - interval '1 year'
from generate_series(1, 100000) n;
vacuum analyze;
