-- Seals of version 2 are bound to their row and carry the number of their key.

-- Which secret has which number: a keyed hash of each, so that a wrong or forgotten one is noticed at the start.
create table platform.seal_key (
  key_no int primary key constraint seal_key_is_a_byte check (key_no between 1 and 255),
  proof bytea not null constraint seal_key_once unique,
  added_at timestamptz not null default now()
);

-- A text message is numbered only once it is inserted, so its seals are bound to an id of their own.
alter table platform.sms add column seal_id uuid not null default gen_random_uuid();
alter table platform.sms alter column seal_id drop default;

-- How far the values of a table have been sealed again, so that it goes on after the process was killed.
create table platform.reseal_progress (
  table_name text primary key,
  -- version and key number of the newest seals; another one begins the table afresh
  target bytea not null,
  -- primary key of the last row looked at, as text; null: from the beginning
  position text[],
  -- rows of this pass that somebody held, so that another pass is due
  skipped bigint not null default 0,
  -- rows of this pass that do not open
  unreadable bigint not null default 0,
  resealed bigint not null default 0,
  finished_at timestamptz
);
grant select, insert, update on platform.reseal_progress to hall_app;
