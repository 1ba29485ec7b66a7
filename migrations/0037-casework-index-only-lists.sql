-- A city's and the province's lists choose their rows in indexes alone: these hold what row-level security compares, and
-- those of open cases what the lists of an office are narrowed and sorted by.
drop index casework.declaration_in_city;
create index declaration_in_city on casework.declaration (city_code, submitted_at, declaration_id)
  include (area_code, unit_no, applicant_no) where submitted_at is not null;
create index declaration_state_in_city on casework.declaration (city_code, state, submitted_at, declaration_id)
  include (area_code, unit_no, applicant_no) where submitted_at is not null;
drop index casework.declaration_open_in_city;
create index declaration_open_in_city on casework.declaration (city_code, submitted_at, declaration_id)
  include (area_code, unit_no, applicant_no, item_code, state, step, handler_no, due_on, amount_fen)
  where state in ('submitted', 'accepted');
drop index casework.declaration_open;
create index declaration_open on casework.declaration (submitted_at, declaration_id)
  include (area_code, unit_no, applicant_no, item_code, state, step, handler_no, due_on, amount_fen)
  where state in ('submitted', 'accepted');
drop index casework.declaration_due_first;
create index declaration_due_first on casework.declaration (due_on, submitted_at)
  include (declaration_id, area_code, unit_no, applicant_no, item_code, state, step, handler_no)
  where state in ('submitted', 'accepted');
