-- The head of a declaration's event chain stands in its row: the next line needs no look at the lines before.
alter table casework.declaration
  add column event_seq int not null default 0,
  add column event_hash bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000';
update casework.declaration d set event_seq = head.seq, event_hash = head.hash
from (
  select distinct on (unit_no, declaration_id) unit_no, declaration_id, seq, hash
  from casework.event order by unit_no, declaration_id, seq desc
) head
where head.unit_no = d.unit_no and head.declaration_id = d.declaration_id;
alter table casework.declaration alter column event_seq drop default, alter column event_hash drop default;

-- Most look-ups know the declaration and nothing else.
create unique index declaration_by_id on casework.declaration (declaration_id);

-- What was never submitted is the filer's alone: an officer's sight begins with the submission. The hall sees all.
drop policy in_scope on casework.declaration;
create policy in_scope on casework.declaration using (
  (area_code >= current_setting('hall.area_from', true) and area_code < current_setting('hall.area_to', true)
    and (submitted_at is not null or current_setting('hall.area_from', true) = ''))
  or unit_no = any (nullif(current_setting('hall.units', true), '')::text[])
  or applicant_no = nullif(current_setting('hall.account', true), '')::bigint);
