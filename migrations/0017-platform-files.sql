-- The files that the store holds, by the hash of their content: how their scan went, and since when nothing names them.
create table platform.stored_file (
  sha256 text primary key,
  taken_at timestamptz not null default now(),
  -- waiting: in quarantine until the scanner has answered; found: taken away, nobody gets it any more
  scan text not null constraint stored_file_scan check (scan in ('unscanned', 'waiting', 'passed', 'found')),
  attempts int not null default 0,
  next_scan_at timestamptz not null default now(),
  unused_since timestamptz
);
create index stored_file_waiting on platform.stored_file (next_scan_at) where scan = 'waiting';
grant select, insert, update, delete on platform.stored_file to hall_app;

-- Every room is asked which of some files its rows name: before clearing, and when the scanner found something.
create index notice_file on bulletin.notice (file_sha256) where file_sha256 is not null;
create index objection_file_file on disbursement.objection_file (sha256);
create index use_entry_file on disbursement.use_entry (evidence_sha256) where evidence_sha256 is not null;
