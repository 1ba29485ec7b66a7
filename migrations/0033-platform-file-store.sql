-- Where this database's files lie: every machine that serves it must see the same folder or bucket.
create table platform.file_store (
  kind text primary key constraint file_store_kind check (kind in ('folder', 'bucket')),
  store_id uuid not null
);
