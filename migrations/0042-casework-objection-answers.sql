-- 职工异议: what somebody objects to about their unit is put to the unit before an officer decides. The unit does not see
-- the person's declaration; this row, which it does see, holds the part of it that the unit may know, and its answer.
create table casework.hearing (
  unit_no text not null,
  declaration_id text not null,
  area_code text collate "C" not null,
  -- the person who objects
  applicant_no bigint not null,
  serial text not null,
  asked_at timestamptz not null,
  -- the last day; afterwards an officer may decide without an answer
  answer_by date not null,
  question_sealed bytea not null,
  -- kept when the person corrects the objection: then `answered_at` is empty until the unit confirms it
  answer_sealed bytea,
  answered_at timestamptz,
  answered_no bigint,
  outcome text constraint hearing_outcome check (outcome in ('upheld', 'declined')),
  outcome_sealed bytea,
  ended_at timestamptz,
  primary key (unit_no, declaration_id),
  foreign key (unit_no, declaration_id) references casework.declaration,
  constraint hearing_answered check (answered_at is null or answer_sealed is not null),
  constraint hearing_ended check ((outcome is null) = (ended_at is null) and (outcome is null) = (outcome_sealed is null))
);
create index hearing_of_unit on casework.hearing (unit_no, asked_at desc);
create index hearing_unanswered on casework.hearing (unit_no) where answered_at is null and outcome is null;

grant select, insert, update on casework.hearing to hall_app;
alter table casework.hearing enable row level security, force row level security;
create policy in_scope on casework.hearing using (
  (area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true))
  or unit_no = any (nullif(current_setting('hall.units', true), '')::text[])
  or applicant_no = nullif(current_setting('hall.account', true), '')::bigint);
