-- The steps of a reviewed case after 受理, the money it asks for, and what an officer has looked at before approving.
alter table casework.declaration
  add column step text,
  add column step_since timestamptz,
  add column due_on date,
  -- where a case goes on after 补正, when not every step is to be walked again (a corrected account, say)
  add column resume_step text,
  add column amount_fen bigint not null default 0,
  add column payee_sealed bytea,
  add column handler_no bigint,
  add column handler_name text;
alter table casework.declaration drop constraint declaration_state;
alter table casework.declaration add constraint declaration_state check (state in
  ('draft', 'submitted', 'accepted', 'returned', 'passed', 'declined', 'discarded', 'revoked'));
drop index casework.declaration_once;
create unique index declaration_once on casework.declaration (unit_no, item_code, subject)
  where state not in ('discarded', 'revoked', 'declined');
create index declaration_due on casework.declaration (area_code, due_on) where state in ('submitted', 'accepted');
create index declaration_handler on casework.declaration (handler_no) where handler_no is not null;
-- Cases that were accepted before there were steps stand at the one review there was.
update casework.declaration set step = 'review', step_since = accepted_at where state = 'accepted';

-- 逐项核对: one condition, as one officer saw it at one step; another figure is another condition.
create table casework.confirmed_condition (
  unit_no text not null,
  declaration_id text not null,
  step text not null,
  condition text not null,
  officer_no bigint not null,
  seen text not null,
  confirmed_at timestamptz not null,
  primary key (unit_no, declaration_id, step, condition, officer_no),
  foreign key (unit_no, declaration_id) references casework.declaration
);
grant select, insert, update on casework.confirmed_condition to hall_app;
alter table casework.confirmed_condition enable row level security;
create policy with_declaration on casework.confirmed_condition using (exists (
  select from casework.declaration d
  where d.unit_no = confirmed_condition.unit_no and d.declaration_id = confirmed_condition.declaration_id
));
