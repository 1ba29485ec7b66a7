-- A declaration of many rows, each decided for itself: the people of an addition. What a row says is sealed.
create table casework.declaration_row (
  unit_no text not null,
  declaration_id text not null,
  -- counted from 1 within the declaration, never given again
  row_no int not null constraint declaration_row_no check (row_no > 0),
  area_code text collate "C" not null,
  applicant_no bigint not null,
  state text not null constraint declaration_row_state
    check (state in ('draft', 'referred', 'settled', 'declined', 'revoked')),
  -- of a draft: something must be mended before it can be submitted
  wrong boolean not null,
  -- keyed index of what the row is about
  key_index bytea not null,
  -- of the declaration, when the row was last written: tells one version of the row from a later one
  revision int not null,
  content_sealed bytea not null,
  decided_at timestamptz,
  -- the officer; null where the hall decided
  decided_by bigint,
  primary key (unit_no, declaration_id, row_no),
  foreign key (unit_no, declaration_id) references casework.declaration
);
-- Counts and pages by state, and the rows of one key.
create index declaration_row_state on casework.declaration_row (unit_no, declaration_id, state, wrong, row_no)
  include (decided_by);
create index declaration_row_key on casework.declaration_row (unit_no, declaration_id, key_index, row_no);

grant select, insert, update, delete on casework.declaration_row to hall_app;
alter table casework.declaration_row enable row level security, force row level security;
create policy in_scope on casework.declaration_row using (
  (area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true))
  or unit_no = any (nullif(current_setting('hall.units', true), '')::text[])
  or applicant_no = nullif(current_setting('hall.account', true), '')::bigint);
