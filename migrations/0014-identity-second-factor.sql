-- A second step beside the password: passkeys, time codes, recovery codes, and logins that wait for it.
-- Only the hall itself sees these rows; every command that touches them checks whose they are.
create table identity.passkey (
  passkey_no bigint generated always as identity primary key,
  account_no bigint not null references identity.account,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkey_credential unique (credential_id)
);
create index passkey_account on identity.passkey (account_no);

-- What a browser is asked to sign: for one visitor, one purpose, a few minutes, once.
create table identity.passkey_challenge (
  challenge text primary key,
  purpose text not null constraint challenge_purpose check (purpose in ('registration', 'login', 'second-step')),
  visitor text not null,
  account_no bigint references identity.account,
  expires_at timestamptz not null
);
create index passkey_challenge_expires on identity.passkey_challenge (expires_at);

-- A new secret is only offered until a code of it has been typed; the old one serves until then.
create table identity.time_code (
  account_no bigint primary key references identity.account,
  secret_sealed bytea,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  last_step bigint not null default 0,
  offered_sealed bytea,
  offered_at timestamptz,
  constraint time_code_confirmed check ((secret_sealed is null) = (confirmed_at is null))
);

-- code_sealed stays only until its owner has noted the codes down.
create table identity.recovery_code (
  account_no bigint not null references identity.account,
  code_hash bytea not null,
  code_sealed bytea,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_no, code_hash)
);

-- The password was right and the second step is due, or a second factor must be set up first: no session yet.
create table identity.pending_login (
  token_hash bytea primary key,
  account_no bigint not null references identity.account,
  step text not null constraint pending_step check (step in ('second', 'enrol')),
  started_at timestamptz not null
);
create index pending_login_account on identity.pending_login (account_no);

-- Who changed what about the ways to log in (nobody: the operator of the server); a change by another is told to its owner at the next login.
create table identity.factor_change (
  change_no bigint generated always as identity primary key,
  account_no bigint not null references identity.account,
  by_account_no bigint references identity.account,
  change text not null,
  words text not null,
  ip text not null,
  at timestamptz not null,
  told_at timestamptz
);
create index factor_change_account on identity.factor_change (account_no, change_no desc);

grant select, insert, update, delete on identity.passkey, identity.passkey_challenge, identity.time_code,
  identity.recovery_code, identity.pending_login to hall_app;
grant select, insert, update (told_at) on identity.factor_change to hall_app;
grant usage on all sequences in schema identity to hall_app;
alter table identity.passkey enable row level security;
alter table identity.passkey_challenge enable row level security;
alter table identity.time_code enable row level security;
alter table identity.recovery_code enable row level security;
alter table identity.pending_login enable row level security;
alter table identity.factor_change enable row level security;
create policy hall_only on identity.passkey using (platform.may_see('', ''));
create policy hall_only on identity.passkey_challenge using (platform.may_see('', ''));
create policy hall_only on identity.time_code using (platform.may_see('', ''));
create policy hall_only on identity.recovery_code using (platform.may_see('', ''));
create policy hall_only on identity.pending_login using (platform.may_see('', ''));
create policy hall_only on identity.factor_change using (platform.may_see('', ''));
