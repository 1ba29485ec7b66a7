-- Who acts: accounts, sessions, picture and SMS codes, limits, and forms kept while somebody logs in again.
create schema identity;
grant usage on schema identity to hall_app;

create table identity.account (
  account_no bigint generated always as identity primary key,
  kind text not null constraint account_kind check (kind in ('person', 'operator', 'officer')),
  login_index bytea not null,
  name text not null,
  mobile_sealed bytea,
  mobile_index bytea,
  person_no bigint,
  unit_no text,
  area_code text,
  role text,
  password_hash text not null,
  password_changed_at timestamptz not null,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint account_login unique (kind, login_index),
  constraint account_of_its_kind check (case kind
    when 'person' then person_no is not null
    when 'operator' then unit_no is not null
    else area_code is not null and role is not null end)
);
create unique index account_person on identity.account (person_no) where kind = 'person';
create index account_unit on identity.account (unit_no) where kind = 'operator';

-- 注册开通单位社保网上服务: from this moment the unit is in the hall.
create table identity.unit_opening (
  unit_no text primary key,
  opened_at timestamptz not null
);

create table identity.session (
  token_hash bytea primary key,
  account_no bigint not null references identity.account,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  ip text not null,
  agent text not null
);
create index session_account on identity.session (account_no, started_at desc);

create unlogged table identity.captcha (
  captcha_id text primary key,
  visitor text not null,
  answer text not null,
  uses_left int not null,
  issued_at timestamptz not null
);
create index captcha_issued on identity.captcha (issued_at);

create table identity.sms_code (
  code_no bigint generated always as identity primary key,
  purpose text not null,
  mobile_index bytea not null,
  code_hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0,
  used_at timestamptz
);
create index sms_code_latest on identity.sms_code (mobile_index, purpose, code_no desc);

-- A form that was posted after its session had ended waits here for its owner, and for nobody else.
create table identity.parked_form (
  account_no bigint not null references identity.account,
  path text not null,
  form_sealed bytea not null,
  parked_at timestamptz not null,
  primary key (account_no, path)
);

-- Counters of rate-limiter-flexible.
create unlogged table identity.rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

grant select, insert, update, delete on all tables in schema identity to hall_app;
grant usage on all sequences in schema identity to hall_app;
