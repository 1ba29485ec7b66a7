-- 享受资格: which policy was published, what each annual run decided for each unit, and what was pushed to whom.
create schema entitlement;
grant usage on schema entitlement to hall_app;

-- Every version of a policy file that anything rests on, kept whole, so that a decision can be computed again after
-- the file has changed. It comes into force by two people: one proposes this very version, another publishes it.
create table entitlement.policy_version (
  year int not null,
  hash text not null,
  path text not null,
  content text not null,
  recorded_at timestamptz not null,
  proposed_by bigint,
  proposed_name text,
  proposed_at timestamptz,
  published_by bigint,
  published_name text,
  published_at timestamptz,
  primary key (year, hash),
  constraint policy_by_two_people check (published_by is null or published_by <> proposed_by)
);

-- One annual run. Runs are never changed afterwards: a later one supersedes it. A trial replays the units of an
-- earlier run under another policy, before that is published; it is never pushed.
create table entitlement.run (
  run_no bigint generated always as identity primary key,
  year int not null,
  base_year int not null,
  trial boolean not null default false,
  replayed_run_no bigint references entitlement.run,
  as_of date not null,
  policy_hash text not null,
  data_version bigint not null,
  state text not null constraint run_state check (state in ('queued', 'running', 'stopped', 'done')),
  stop_wanted boolean not null default false,
  last_unit_no text not null default '',
  units int not null default 0,
  units_expected int not null,
  eligible int not null default 0,
  must_apply int not null default 0,
  amount_fen bigint not null default 0,
  started_by bigint,
  started_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index run_of_year on entitlement.run (year, run_no desc);

-- What a run decided for one unit, with every figure it rests on, so that it can be computed again bit for bit.
create table entitlement.decision (
  unit_no text not null,
  year smallint not null,
  run_no bigint not null,
  area_code text not null,
  unit_name text not null,
  unit_type text not null,
  size text,
  labour_dispatch boolean not null,
  deregistering boolean not null,
  discredited boolean not null,
  months_paid int not null,
  unpaid_months int not null,
  headcount_sum int not null,
  december_before int not null,
  january int not null,
  december int not null,
  previous_month int not null,
  new_claimants int not null,
  normal_reductions int not null,
  base_fen bigint not null,
  decision text not null,
  reasons text not null,
  amount_fen bigint not null,
  -- a run appends its units in the order of their numbers
  primary key (run_no, unit_no)
);

-- 推送: from this moment the eligible units of an area see their confirmation.
create table entitlement.push (
  run_no bigint not null references entitlement.run,
  area_code text not null,
  pushed_by bigint not null,
  pushed_name text not null,
  pushed_at timestamptz not null,
  last_unit_no text not null default '',
  told int not null default 0,
  told_all_at timestamptz,
  primary key (run_no, area_code)
);

grant select, insert, update on entitlement.policy_version, entitlement.run, entitlement.push to hall_app;
grant select on entitlement.decision to hall_app;
grant usage on all sequences in schema entitlement to hall_app;

-- Decisions are written by the run alone, as the database's owner (COPY does not pass row-level security).
alter table entitlement.decision enable row level security;
create policy own_or_area on entitlement.decision using (platform.may_see(unit_no, area_code));
