-- Look-ups by a whole key that pass the policies: each returns the one row that was named, so a forgotten condition
-- cannot list what is not the caller's. They run as the owner under the hall's own scope. PL/pgSQL keeps their plans
-- for the life of a connection; an SQL function would be planned again at every call.

-- Whose session a token is, before there is any scope: session, account and the certificate that opened it.
create function identity.find_session(token bytea) returns table (
  started_at timestamptz, last_seen_at timestamptz, ended_at timestamptz,
  account_no bigint, kind text, name text, person_no bigint, unit_no text, area_code text, role text,
  disabled_at timestamptz, certificate_der bytea, certificate_state text, certificate_valid_to timestamptz)
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
#variable_conflict use_column
begin
  return query select s.started_at, s.last_seen_at, s.ended_at, a.account_no, a.kind, a.name, a.person_no, a.unit_no,
    a.area_code, a.role, a.disabled_at, c.der, c.state, c.valid_to
  from identity.session s
  join identity.account a on a.account_no = s.account_no
  left join identity.certificate c on c.certificate_no = s.certificate_no
  where s.token_hash = token;
end $$;

create function identity.touch_session(token bytea, seen_at timestamptz) returns void
language plpgsql security definer set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  update identity.session s set last_seen_at = seen_at where s.token_hash = token and s.last_seen_at < seen_at;
end $$;

-- The officers in post in these areas: a county's officer hands a case to the city's, whose account is not in sight.
create function identity.officers_in(areas text[]) returns table (account_no bigint, name text, area_code text, role text)
language plpgsql stable security definer rows 20
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
#variable_conflict use_column
begin
  return query select a.account_no, a.name, a.area_code, a.role from identity.account a
  where a.kind = 'officer' and a.disabled_at is null and a.area_code = any (areas) order by a.role, a.name;
end $$;

create function identity.mobile_of(account bigint) returns bytea
language plpgsql stable security definer set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return (select a.mobile_sealed from identity.account a where a.account_no = account and a.disabled_at is null);
end $$;

create function registry.unit_by_no(no text) returns setof registry.unit
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select u.* from registry.unit u where u.unit_no = no;
end $$;

create function registry.unit_by_credit_code(code text) returns setof registry.unit
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select u.* from registry.unit u where u.credit_code = code;
end $$;

-- Holds a unit until the transaction ends.
create function registry.lock_unit(no text) returns void
language plpgsql security definer set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  perform from registry.unit u where u.unit_no = no for update;
end $$;

create function registry.person_by_no(no bigint) returns setof registry.person
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select p.* from registry.person p where p.person_no = no;
end $$;

create function registry.person_by_id_no(index bytea) returns setof registry.person
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select p.* from registry.person p where p.id_no_index = index;
end $$;

create function registry.insurances_of(no bigint) returns setof registry.person_insurance
language plpgsql stable security definer rows 5
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select i.* from registry.person_insurance i where i.person_no = no order by i.insurance desc;
end $$;

-- How often a unit's code was maintained: since a moment, and in all.
create function registry.credit_code_changes(no text, since timestamptz) returns table (today bigint, total bigint)
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select count(*) filter (where c.changed_at >= since), count(*)
  from registry.credit_code_change c where c.unit_no = no;
end $$;

revoke execute on all functions in schema identity, registry from public;
grant execute on all functions in schema identity, registry to hall_app;
