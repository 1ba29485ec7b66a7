-- Look-ups that stay fast at a million declarations: indexes that begin with what is compared, and a roll-up for counts.

-- An officer's lists: one county by its code; a city or the province along the order of the list.
drop index casework.declaration_desk;
create index declaration_in_area on casework.declaration (area_code, state, submitted_at, declaration_id)
  where submitted_at is not null;
create index declaration_submitted on casework.declaration (submitted_at, declaration_id) where submitted_at is not null;
create index declaration_open on casework.declaration (submitted_at, declaration_id)
  where state in ('submitted', 'accepted');
create index declaration_due_first on casework.declaration (due_on, submitted_at)
  where state in ('submitted', 'accepted');
create index declaration_of_item on casework.declaration (item_code, submitted_at, declaration_id)
  where submitted_at is not null;
-- A name is found by its beginning; compared byte by byte, so that a range of names is a range of the index.
create index declaration_unit_name on casework.declaration ((unit_name collate "C")) where submitted_at is not null;
-- How long past cases of an area took.
create index declaration_passed on casework.declaration (area_code, item_code, ended_at desc) where state = 'passed';
-- A unit's own list; without the state, so that a change of it touches one index less.
drop index casework.declaration_of_unit;
create index declaration_of_unit on casework.declaration (unit_no, hall, saved_at desc);
create index declaration_unreminded on casework.declaration (saved_at) where state = 'draft' and reminded_at is null;

-- Sweeps go by moments that never change, so that using a row touches no index.
create index session_started on identity.session (started_at);
create index sms_code_expires on identity.sms_code (expires_at);
create index parked_form_parked on identity.parked_form (parked_at);
create index pending_login_started on identity.pending_login (started_at);
create index recovery_code_readable on identity.recovery_code (made_at) where code_sealed is not null;
create index registration_notice_open on identity.registration_notice (open_until);

-- How many submitted cases there are and what they ask for, by `kind`:
--   size       all of them by place and unit size (value; '' unknown)
--   submitted  the open ones by day of submission (value), whatever their place
--   due        the open ones by place and deadline (value; '' none)
-- The trigger only adds lines to tally_change, so that two cases of one place never wait for each other;
-- src/casework/figures/merge-tally.ts moves them. Whoever counts adds both tables up in one statement.
create table casework.tally (
  kind text not null constraint tally_kind check (kind in ('size', 'submitted', 'due')),
  area_code text collate "C" not null,
  item_code text not null,
  state text not null,
  step text not null,
  value text collate "C" not null,
  number bigint not null,
  amount_fen bigint not null,
  primary key (kind, area_code, item_code, state, step, value)
);
create table casework.tally_change (
  kind text not null,
  area_code text collate "C" not null,
  item_code text not null,
  state text not null,
  step text not null,
  value text collate "C" not null,
  number bigint not null,
  amount_fen bigint not null
);
create index tally_change_kind on casework.tally_change (kind, area_code);

create function casework.keep_tally() returns trigger
language plpgsql security definer set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  -- In an insert `old` is null, in a delete `new`: a case that was never submitted counts for nothing.
  insert into casework.tally_change (kind, area_code, item_code, state, step, value, number, amount_fen)
  select k.kind, c.area_code, c.item_code,
    case k.kind when 'submitted' then '' else c.state end,
    case k.kind when 'submitted' then '' else coalesce(c.step, '') end,
    case k.kind when 'size' then coalesce(c.unit_size, '')
      when 'due' then coalesce(to_char(c.due_on, 'YYYY-MM-DD'), '')
      else to_char(c.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') end,
    sum(c.number), sum(c.number * c.amount_fen)
  from (values
      (-1, old.submitted_at, old.area_code, old.item_code, old.state, old.step, old.unit_size, old.due_on, old.amount_fen),
      (1, new.submitted_at, new.area_code, new.item_code, new.state, new.step, new.unit_size, new.due_on, new.amount_fen))
    c (number, submitted_at, area_code, item_code, state, step, unit_size, due_on, amount_fen)
  cross join (values ('size'), ('submitted'), ('due')) k (kind)
  where c.submitted_at is not null and (k.kind = 'size' or c.state in ('submitted', 'accepted'))
  group by 1, 2, 3, 4, 5, 6
  having sum(c.number) <> 0 or sum(c.number * c.amount_fen) <> 0;
  return null;
end $$;

create trigger tally_added after insert on casework.declaration
  for each row when (new.submitted_at is not null) execute function casework.keep_tally();
create trigger tally_changed after update of state, step, due_on, unit_size, amount_fen, area_code, item_code, submitted_at
  on casework.declaration for each row
  when ((old.submitted_at is not null or new.submitted_at is not null)
    and (old.state, old.step, old.due_on, old.unit_size, old.amount_fen, old.area_code, old.item_code, old.submitted_at)
      is distinct from
      (new.state, new.step, new.due_on, new.unit_size, new.amount_fen, new.area_code, new.item_code, new.submitted_at))
  execute function casework.keep_tally();
create trigger tally_removed after delete on casework.declaration
  for each row when (old.submitted_at is not null) execute function casework.keep_tally();

-- Counts all declarations again; for this migration and for rows that came past the trigger.
create function casework.recount_tally() returns void
language plpgsql set search_path = ''
as $$
begin
  lock table casework.declaration in share row exclusive mode;
  delete from casework.tally_change;
  delete from casework.tally;
  insert into casework.tally (kind, area_code, item_code, state, step, value, number, amount_fen)
  select 'size', d.area_code, d.item_code, d.state, coalesce(d.step, ''), coalesce(d.unit_size, ''), count(*),
    sum(d.amount_fen)
  from casework.declaration d where d.submitted_at is not null group by 1, 2, 3, 4, 5, 6
  union all
  select 'submitted', d.area_code, d.item_code, '', '',
    to_char(d.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), count(*), sum(d.amount_fen)
  from casework.declaration d
  where d.submitted_at is not null and d.state in ('submitted', 'accepted') group by 1, 2, 3, 4, 5, 6
  union all
  select 'due', d.area_code, d.item_code, d.state, coalesce(d.step, ''), coalesce(to_char(d.due_on, 'YYYY-MM-DD'), ''),
    count(*), sum(d.amount_fen)
  from casework.declaration d
  where d.submitted_at is not null and d.state in ('submitted', 'accepted') group by 1, 2, 3, 4, 5, 6;
end $$;
revoke execute on function casework.recount_tally() from public;
select casework.recount_tally();

create policy in_scope on casework.tally using (
  area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true));
create policy in_scope on casework.tally_change using (
  area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true));
alter table casework.tally enable row level security, force row level security;
alter table casework.tally_change enable row level security, force row level security;
grant select, insert, update, delete on casework.tally to hall_app;
grant select, delete, update (number) on casework.tally_change to hall_app;

-- 每日存证 under way: the leaves found so far, so that a stopped run goes on where it was. Nothing in it names a case
-- but the key of its last one; the rows go when the root is published.
create table casework.daily_root_part (
  day date not null,
  part int not null,
  leaves bytea not null,
  -- null in the last part
  last_unit text,
  last_declaration text,
  primary key (day, part)
);
alter table casework.daily_root_part enable row level security, force row level security;
create policy hall_only on casework.daily_root_part using (
  '' >= current_setting('hall.area_from', true) and '' < current_setting('hall.area_to', true));
grant select, insert, delete on casework.daily_root_part to hall_app;
