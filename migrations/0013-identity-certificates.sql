-- 办理CA登记: which certificates speak for a unit, what a UKey is asked to sign, and which sessions a UKey opened.
create table identity.certificate (
  unit_no text not null,
  certificate_no bigint generated always as identity,
  area_code text not null,
  -- SHA-256 of the certificate
  fingerprint text not null,
  der bytea not null,
  serial text not null,
  subject text not null,
  issuer text not null,
  algorithm text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  state text not null constraint certificate_state check (state in ('active', 'lost', 'replaced', 'unbound')),
  bound_at timestamptz not null,
  bound_by bigint not null,
  bound_name text not null,
  ended_at timestamptz,
  ended_by bigint,
  ended_name text,
  replaced_by bigint,
  primary key (unit_no, certificate_no),
  constraint certificate_number unique (certificate_no),
  constraint certificate_end check ((state = 'active') = (ended_at is null))
);
-- A certificate speaks for one unit; a lost one speaks for nobody any more.
create unique index certificate_once on identity.certificate (fingerprint) where state in ('active', 'lost');

-- What a UKey is asked to sign, by its hash: once, for this visitor, for two minutes.
create unlogged table identity.certificate_challenge (
  challenge_hash bytea primary key,
  visitor text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null
);
create index certificate_challenge_issued on identity.certificate_challenge (issued_at);

alter table identity.session add column certificate_no bigint references identity.certificate (certificate_no);

grant select, insert, update on identity.certificate to hall_app;
grant select, insert, delete on identity.certificate_challenge to hall_app;
grant usage on all sequences in schema identity to hall_app;
alter table identity.certificate enable row level security;
create policy own_or_area on identity.certificate using (platform.may_see(unit_no, area_code));
