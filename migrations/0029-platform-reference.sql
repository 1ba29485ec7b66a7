-- What hardly changes is kept in the memory of every process. Each transaction reads this version as it begins, so that
-- a copy is used only for as long as it is current (src/platform/reference.ts).
create table platform.reference_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);
insert into platform.reference_version (version) values (1);
grant select on platform.reference_version to hall_app;

create function platform.reference_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.reference_version set version = version + 1;
  return null;
end $$;

create trigger reference_changed after insert or update or delete on registry.area
  for each statement execute function platform.reference_changed();
create trigger reference_changed after insert or update or delete on registry.agency
  for each statement execute function platform.reference_changed();
create trigger reference_changed after insert or update or delete on entitlement.policy_version
  for each statement execute function platform.reference_changed();
