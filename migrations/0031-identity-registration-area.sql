-- As before; also where the contact is 未经核实: after the unit moved, the officer who still holds its case does not see it.
create or replace function identity.registration_doubt(applicant bigint, unit text) returns text
language plpgsql stable security definer set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  if exists (select from identity.account a where a.account_no = applicant and a.disabled_at is not null
    and a.frozen_at is not null) then return 'revoked'; end if;
  if exists (select from identity.registration_freeze f where f.unit_no = unit and f.decided_at is null)
    then return 'frozen'; end if;
  if exists (select from registry.unit_contact c where c.unit_no = unit and c.unverified_since is not null)
    then return 'unverified'; end if;
  return null;
end $$;

-- When a unit moves, its registrations and certificates move along, to the officers who now decide on it. By a trigger: the
-- registers know nothing of registrations, and the application may not change their history.
create index registration_link_unit on identity.registration_link (unit_no);
create index registration_freeze_unit on identity.registration_freeze (unit_no);
create function identity.move_registrations() returns trigger
language plpgsql security definer set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  update identity.registration_notice set area_code = new.area_code where unit_no = new.unit_no;
  update identity.registration_link set area_code = new.area_code where unit_no = new.unit_no;
  update identity.registration_freeze set area_code = new.area_code where unit_no = new.unit_no;
  update identity.registration_event set area_code = new.area_code where unit_no = new.unit_no;
  update identity.certificate set area_code = new.area_code where unit_no = new.unit_no;
  return null;
end $$;
revoke execute on function identity.move_registrations from public;
create trigger registrations_moved after update of area_code on registry.unit
  for each row when (old.area_code <> new.area_code) execute function identity.move_registrations();

-- What was registered for a unit that has moved already.
update identity.registration_notice n set area_code = u.area_code
  from registry.unit u where u.unit_no = n.unit_no and u.area_code <> n.area_code;
update identity.registration_link l set area_code = u.area_code
  from registry.unit u where u.unit_no = l.unit_no and u.area_code <> l.area_code;
update identity.registration_freeze f set area_code = u.area_code
  from registry.unit u where u.unit_no = f.unit_no and u.area_code <> f.area_code;
update identity.registration_event e set area_code = u.area_code
  from registry.unit u where u.unit_no = e.unit_no and u.area_code <> e.area_code;
update identity.certificate c set area_code = u.area_code
  from registry.unit u where u.unit_no = c.unit_no and u.area_code <> c.area_code;
