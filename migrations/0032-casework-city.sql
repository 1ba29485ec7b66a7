-- A city's lists: below a policy a range of area codes brings no order, so the four digits of the city stand in a column.
alter table casework.declaration
  add column city_code text collate "C" not null generated always as (left(area_code, 4)) stored;
create index declaration_in_city on casework.declaration (city_code, submitted_at, declaration_id)
  where submitted_at is not null;
create index declaration_name_in_city on casework.declaration (city_code, (unit_name collate "C"))
  where submitted_at is not null;
create index declaration_open_in_city on casework.declaration (city_code, submitted_at, declaration_id)
  where state in ('submitted', 'accepted');
