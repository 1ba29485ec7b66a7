-- Rows that are otherwise only ever added to: their sealed bytes may be replaced by other bytes that seal the same.
-- Events keep the hashes of what a statement says, so that another statement would not pass unnoticed.
grant update (statement_sealed) on casework.submission to hall_app;
grant update (said_sealed) on printout.document to hall_app;
grant update (name_sealed) on disbursement.objection_file to hall_app;
grant update (evidence_name_sealed) on disbursement.use_entry to hall_app;

-- Whoever reads a mobile past the policies needs what its seal is bound to.
drop function identity.mobile_of;
create function identity.mobile_of(account bigint) returns table (login_index bytea, created_at timestamptz, mobile_sealed bytea)
language plpgsql stable security definer rows 1
set search_path = '' set hall.area_from = '' set hall.area_to = '~'
as $$
begin
  return query select a.login_index, a.created_at, a.mobile_sealed from identity.account a
  where a.account_no = account and a.disabled_at is null;
end $$;
revoke execute on function identity.mobile_of from public;
grant execute on function identity.mobile_of to hall_app;
