-- What every room stands on: who may see which row, forms posted once, text messages waiting to be sent.
create schema platform;
grant usage on schema platform to hall_app;

-- Row-level security asks this for every row that a unit owns. The application sets the scope per transaction;
-- where none is set, nothing is seen.
create function platform.may_see(unit_no text, area_code text) returns boolean
  language sql stable parallel safe
  return case current_setting('hall.scope', true)
    when 'system' then true
    when 'unit' then unit_no = current_setting('hall.own', true)
    when 'area' then area_code like current_setting('hall.area', true) || '%'
    else false
  end;

-- The token of every posted form that changed something, so that posting it again changes nothing.
create table platform.once (
  key text primary key,
  location text,
  posted_at timestamptz not null default now()
);
create index once_posted_at on platform.once (posted_at);
grant select, insert, update, delete on platform.once to hall_app;

-- Text messages, written in the transaction that causes them and delivered afterwards.
create table platform.sms (
  sms_no bigint generated always as identity primary key,
  mobile_index bytea not null,
  mobile_sealed bytea not null,
  text_sealed bytea not null,
  code_sealed bytea,
  created_at timestamptz not null,
  delivered_at timestamptz,
  attempts int not null default 0,
  next_try_at timestamptz not null,
  last_error text
);
create index sms_mobile on platform.sms (mobile_index, sms_no desc);
create index sms_waiting on platform.sms (next_try_at) where delivered_at is null;
grant select, insert, update, delete on platform.sms to hall_app;
grant usage on all sequences in schema platform to hall_app;
