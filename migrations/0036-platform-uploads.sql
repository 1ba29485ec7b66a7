-- Uploads in parts, known to every process: the number begins with the account, the parts lie in the store.
create table platform.upload (
  upload_id text primary key,
  bytes bigint not null,
  begun_at timestamptz not null default now()
);
create index upload_of_account on platform.upload (upload_id text_pattern_ops);
create table platform.upload_part (
  upload_id text not null references platform.upload on delete cascade,
  -- two senders at one place: one of them is told to look where the upload stands
  at_byte bigint not null,
  bytes bigint not null,
  sha256 text not null,
  stored_as text not null,
  primary key (upload_id, at_byte)
);
grant select, insert, update, delete on platform.upload, platform.upload_part to hall_app;
