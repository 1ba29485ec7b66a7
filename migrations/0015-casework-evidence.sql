-- 存证: what was declared at each submission and who confirmed it how, and the published root of every day.

-- Events from here on keep address and account number behind a salted hash, so that a receipt can be checked
-- without showing them; older lines stay hashed as they were.
alter table casework.event add column salt bytea;

create table casework.submission (
  unit_no text not null,
  declaration_id text not null,
  -- the event of the submission
  seq int not null,
  statement_sealed bytea not null,
  confirmed_by text not null constraint submission_confirmed_by check (confirmed_by in ('sms', 'certificate')),
  algorithm text,
  signature bytea,
  certificate bytea,
  -- the issuers, nearest first
  chain bytea[],
  checked_at timestamptz,
  -- when the list of revoked certificates was issued that the certificate was looked up in
  crl_at timestamptz,
  primary key (unit_no, declaration_id, seq),
  foreign key (unit_no, declaration_id, seq) references casework.event,
  constraint submission_signed check (confirmed_by = 'sms' or
    (algorithm is not null and signature is not null and certificate is not null and checked_at is not null))
);
grant select, insert on casework.submission to hall_app;
alter table casework.submission enable row level security;
create policy with_declaration on casework.submission using (exists (
  select from casework.declaration d
  where d.unit_no = submission.unit_no and d.declaration_id = submission.declaration_id
));

-- 每日存证: nothing in it belongs to anybody, and everybody reads it.
create table casework.daily_root (
  day date primary key,
  chains int not null,
  root bytea not null,
  previous bytea not null,
  -- root and day before chained, so that no day can be changed without all that follow
  chained bytea not null,
  published_at timestamptz not null,
  -- every hash of the tree, leaves first, 32 bytes each; of the two newest days only
  tree bytea
);
-- Read in pieces of a few bytes.
alter table casework.daily_root alter column tree set storage external;
grant select, insert, update (tree) on casework.daily_root to hall_app;
create index event_at on casework.event (at);
