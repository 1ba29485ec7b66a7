-- Text messages are claimed in batches, sent outside any transaction, and settled:
--   waiting    to be sent at next_try_at
--   sending    handed to one process until claimed_until
--   sent       the gateway took it
--   refused    the gateway did not take it, twelve times
--   uncertain  it was handed over and no answer is known; it is sent again only by an operator's order
-- These two moments are the server's own time: business clocks of two processes may differ.
alter table platform.sms
  add column state text not null default 'sent'
    constraint sms_state check (state in ('waiting', 'sending', 'sent', 'refused', 'uncertain')),
  add column claim uuid,
  add column claimed_until timestamptz,
  add constraint sms_claimed check (state <> 'sending' or (claim is not null and claimed_until is not null));
update platform.sms set state = case when attempts < 12 then 'waiting' else 'refused' end where delivered_at is null;
alter table platform.sms alter column state set default 'waiting', alter column next_try_at set default now();

drop index platform.sms_waiting;
create index sms_due on platform.sms (next_try_at, sms_no) where state = 'waiting';
create index sms_open on platform.sms (mobile_index, sms_no) where state in ('waiting', 'sending');
create index sms_claimed_until on platform.sms (claimed_until) where state = 'sending';
create index sms_doubtful on platform.sms (sms_no) where state in ('refused', 'uncertain');

-- Claims the oldest messages that are due, at most `most`, until `lease` from now. What an
-- ended process left behind becomes uncertain first.
--
-- Of a number one message at a time, oldest first: a message waits while another to its number is being sent, and
-- while an older one is due or has failed fewer than three times. Claims follow each other, or two of them could see
-- the same number free.
create function platform.claim_sms(most int, lease interval)
returns table (sms_no bigint, seal_id uuid, mobile_index bytea, mobile_sealed bytea, text_sealed bytea, claim uuid)
language plpgsql set search_path = ''
as $$
declare
  token constant uuid := gen_random_uuid();
  due timestamptz;
begin
  perform pg_advisory_xact_lock(7004303);
  due := clock_timestamp();
  update platform.sms s set state = 'uncertain', last_error = 'the sending process ended without an answer'
    where s.state = 'sending' and s.claimed_until < due;
  return query
    with chosen as (
      select m.sms_no from platform.sms m
      where m.state = 'waiting' and m.next_try_at <= due and not exists (
        select from platform.sms o
        where o.mobile_index = m.mobile_index and o.state in ('waiting', 'sending') and o.sms_no <> m.sms_no
          and (o.state = 'sending' or (o.sms_no < m.sms_no and (o.attempts < 3 or o.next_try_at <= due))))
      order by m.next_try_at, m.sms_no
      limit most
      for update skip locked
    )
    update platform.sms s set state = 'sending', claim = token, claimed_until = due + lease
    from chosen where s.sms_no = chosen.sms_no
    returning s.sms_no, s.seal_id, s.mobile_index, s.mobile_sealed, s.text_sealed, s.claim;
end $$;
revoke execute on function platform.claim_sms from public;
grant execute on function platform.claim_sms to hall_app;
