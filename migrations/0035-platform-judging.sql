-- A file is judged before anybody reads it; one that takes longer than its visitor waits is judged in the background.
alter table platform.stored_file
  -- refused and replaced: the uploaded bytes are gone, the row tells what became of them until it is cleared
  add column judgment text not null default 'done'
    constraint stored_file_judgment check (judgment in ('waiting', 'done', 'refused', 'replaced')),
  add column judge_attempts int not null default 0,
  -- when a process may take it on: later than now while one is at it
  add column judge_at timestamptz not null default now(),
  add column refusal text,
  add column kept_as text,
  add column kept_bytes int,
  add column media_type text,
  add column pages int;
create index stored_file_to_judge on platform.stored_file (judge_at) where judgment = 'waiting';
