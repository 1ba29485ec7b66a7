-- 拨付: what each case is owed, the batches that pay it, what the bank answered, what is taken back, what units did with it.
create schema if not exists disbursement;
grant usage on schema disbursement to hall_app;

-- What a case is owed in all. `due_fen` is less than approved only where a budget was cut by ratio.
create table disbursement.claim (
  unit_no text not null,
  declaration_id text not null,
  area_code text not null,
  item_code text not null,
  subject text not null,
  serial text not null,
  unit_name text not null,
  approved_fen bigint not null,
  due_fen bigint not null,
  paid_fen bigint not null default 0,
  primary key (unit_no, declaration_id),
  constraint claim_of_money check (approved_fen > 0),
  constraint due_within_approved check (due_fen > 0 and due_fen <= approved_fen),
  -- Whatever the program does, a case is never paid more than what it is owed.
  constraint paid_within_due check (paid_fen >= 0 and paid_fen <= due_fen)
);

-- One attempt to pay it; a returned one is followed by the next once the account is corrected.
create table disbursement.payable (
  unit_no text not null,
  payable_no bigint generated always as identity,
  declaration_id text not null,
  attempt int not null,
  area_code text not null,
  item_code text not null,
  subject text not null,
  serial text not null,
  unit_name text not null,
  amount_fen bigint not null constraint payable_of_money check (amount_fen > 0),
  payee_sealed bytea not null,
  state text not null constraint payable_state check (state in ('open', 'batched', 'paid', 'returned', 'cancelled')),
  entered_at timestamptz not null,
  primary key (unit_no, payable_no),
  foreign key (unit_no, declaration_id) references disbursement.claim,
  constraint payable_attempt unique (unit_no, declaration_id, attempt)
);
create unique index payable_once on disbursement.payable (unit_no, declaration_id) where state in ('open', 'batched');
create index payable_waiting on disbursement.payable (area_code, item_code, subject) where state = 'open';

create sequence disbursement.batch_no;

create table disbursement.batch (
  batch_no bigint primary key,
  number text not null constraint batch_number unique,
  area_code text not null,
  year int not null,
  state text not null constraint batch_state check (state in ('prepared', 'approved', 'rejected')),
  format text not null,
  ceiling_fen bigint,
  cut text constraint batch_cut check (cut in ('priority', 'ratio')),
  -- what its lines would be without a cut by ratio
  policy_fen bigint not null,
  total_fen bigint not null constraint batch_of_money check (total_fen > 0),
  lines int not null,
  control_total text not null,
  prepared_by bigint not null,
  prepared_name text not null,
  prepared_at timestamptz not null,
  decided_by bigint,
  decided_name text,
  decided_at timestamptz,
  rejection text,
  file_sha256 text,
  file_bytes bigint,
  file_taken_by text,
  file_taken_at timestamptz,
  constraint batch_by_two_people check (decided_by is null or decided_by <> prepared_by),
  constraint batch_within_ceiling check (ceiling_fen is null or total_fen <= ceiling_fen)
);
create index batch_of_year on disbursement.batch (area_code, year, batch_no desc);

create table disbursement.line (
  unit_no text not null,
  batch_no bigint not null references disbursement.batch,
  line_no int not null,
  payable_no bigint not null,
  declaration_id text not null,
  reference text not null constraint line_reference unique,
  area_code text not null,
  item_code text not null,
  subject text not null,
  serial text not null,
  unit_name text not null,
  policy_fen bigint not null,
  amount_fen bigint not null,
  recovering_fen bigint not null default 0,
  payee_sealed bytea not null,
  state text not null constraint line_state check (state in ('prepared', 'open', 'paid', 'returned', 'dropped')),
  happened_on date,
  reason text,
  primary key (unit_no, batch_no, line_no),
  foreign key (unit_no, payable_no) references disbursement.payable,
  constraint line_of_money check (amount_fen > 0 and amount_fen <= policy_fen),
  constraint recovered_within_paid check
    (recovering_fen >= 0 and recovering_fen <= case when state = 'paid' then amount_fen else 0 end)
);
create unique index line_order on disbursement.line (batch_no, line_no);
-- One attempt is in one living batch at most.
create unique index line_once on disbursement.line (unit_no, payable_no) where state <> 'dropped';
create index line_of_declaration on disbursement.line (unit_no, declaration_id);

-- The journal: only ever added to. A line is booked once in each way, so nothing is paid twice.
create table disbursement.booking (
  unit_no text not null,
  batch_no bigint not null,
  line_no int not null,
  kind text not null constraint booking_kind check (kind in ('approved', 'paid', 'returned', 'reversed', 'found-paid')),
  area_code text not null,
  amount_fen bigint not null constraint booking_of_money check (amount_fen > 0),
  booked_at timestamptz not null,
  booked_name text not null,
  primary key (unit_no, batch_no, line_no, kind),
  foreign key (unit_no, batch_no, line_no) references disbursement.line
);
create index booking_of_batch on disbursement.booking (batch_no, kind);

-- One answer file of the bank, and how far it has been booked.
create table disbursement.answer (
  answer_no bigint generated always as identity primary key,
  batch_no bigint not null references disbursement.batch,
  area_code text not null,
  sha256 text,
  lines int not null default 0,
  done int not null default 0,
  disputed int not null default 0,
  state text not null constraint answer_state check (state in ('waiting', 'done')),
  read_by bigint not null,
  read_name text not null,
  read_at timestamptz not null,
  constraint answer_once unique (batch_no, sha256)
);
create index answer_waiting on disbursement.answer (answer_no) where state = 'waiting';

create table disbursement.answer_line (
  unit_no text not null,
  answer_no bigint not null references disbursement.answer,
  line_no int not null,
  batch_no bigint not null,
  area_code text not null,
  outcome text not null constraint answer_outcome check (outcome in ('paid', 'returned')),
  happened_on date not null,
  reason text not null,
  state text not null constraint answer_line_state check
    (state in ('waiting', 'applied', 'same', 'disputed', 'booked', 'dismissed')),
  -- 待核实: why it could not be booked, and the two people who decide
  dispute text,
  proposal text constraint answer_line_proposal check (proposal in ('book', 'dismiss')),
  proposal_words text,
  proposed_by bigint,
  proposed_name text,
  proposed_at timestamptz,
  decided_by bigint,
  decided_name text,
  decided_at timestamptz,
  primary key (unit_no, answer_no, line_no),
  foreign key (unit_no, batch_no, line_no) references disbursement.line,
  constraint dispute_by_two_people check (decided_by is null or decided_by <> proposed_by)
);
create unique index answer_line_order on disbursement.answer_line (answer_no, line_no);
create index answer_line_waiting on disbursement.answer_line (answer_no, line_no) where state = 'waiting';
create index answer_line_disputed on disbursement.answer_line (area_code) where state = 'disputed';

-- 追回 of money paid wrongly.
create table disbursement.recovery (
  unit_no text not null,
  recovery_no bigint generated always as identity,
  batch_no bigint not null,
  line_no int not null,
  declaration_id text not null,
  area_code text not null,
  unit_name text not null,
  cause text not null,
  reason text not null,
  amount_fen bigint not null constraint recovery_of_money check (amount_fen > 0),
  received_fen bigint not null default 0,
  state text not null constraint recovery_state check (state in ('proposed', 'open', 'partly', 'settled', 'rejected')),
  opened_by bigint not null,
  opened_name text not null,
  opened_at timestamptz not null,
  decided_by bigint,
  decided_name text,
  decided_at timestamptz,
  primary key (unit_no, recovery_no),
  foreign key (unit_no, batch_no, line_no) references disbursement.line,
  constraint recovery_by_two_people check (decided_by is null or decided_by <> opened_by),
  constraint received_within_recovery check (received_fen >= 0 and received_fen <= amount_fen)
);
create index recovery_of_area on disbursement.recovery (area_code, state);
create index recovery_of_line on disbursement.recovery (unit_no, batch_no, line_no);

create table disbursement.receipt (
  unit_no text not null,
  recovery_no bigint not null,
  voucher text not null,
  area_code text not null,
  amount_fen bigint not null constraint receipt_of_money check (amount_fen > 0),
  received_on date not null,
  booked_by bigint not null,
  booked_name text not null,
  booked_at timestamptz not null,
  -- the same voucher books once
  primary key (unit_no, recovery_no, voucher),
  foreign key (unit_no, recovery_no) references disbursement.recovery
);

-- 资金使用台账: each version of an entry; the last one counts, none is ever changed or deleted.
create table disbursement.use_entry (
  unit_no text not null,
  entry_no bigint not null,
  version int not null,
  area_code text not null,
  year int not null,
  used_on date not null,
  purpose text not null,
  amount_fen bigint not null constraint use_of_money check (amount_fen > 0),
  words text not null,
  people int not null constraint use_for_people check (people >= 0),
  voucher text not null,
  struck boolean not null,
  evidence_sha256 text,
  evidence_type text,
  evidence_name_sealed bytea,
  written_by text not null,
  written_at timestamptz not null,
  primary key (unit_no, entry_no, version)
);
create index use_entry_of_year on disbursement.use_entry (unit_no, year);

grant select, insert, update on disbursement.claim, disbursement.payable, disbursement.batch, disbursement.line,
  disbursement.answer, disbursement.answer_line, disbursement.recovery to hall_app;
grant select, insert on disbursement.booking, disbursement.receipt, disbursement.use_entry to hall_app;
grant usage on all sequences in schema disbursement to hall_app;

do $$
declare
  one text;
begin
  foreach one in array array['claim', 'payable', 'line', 'booking', 'answer_line', 'recovery', 'receipt', 'use_entry'] loop
    execute format('alter table disbursement.%I enable row level security', one);
    execute format('create policy own_or_area on disbursement.%I using (platform.may_see(unit_no, area_code))', one);
  end loop;
  -- Batches and answers belong to an area, never to a unit.
  foreach one in array array['batch', 'answer'] loop
    execute format('alter table disbursement.%I enable row level security', one);
    execute format($policy$create policy of_area on disbursement.%I using (platform.may_see('', area_code))$policy$, one);
  end loop;
end $$;
