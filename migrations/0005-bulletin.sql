-- 通知公告 and 资料下载: what officers publish for everybody.
create schema bulletin;
grant usage on schema bulletin to hall_app;

create table bulletin.notice (
  notice_no bigint generated always as identity primary key,
  kind text not null constraint notice_kind check (kind in ('notice', 'download')),
  title text not null,
  body text not null,
  file_sha256 text,
  file_type text,
  file_name text,
  office text not null,
  published_by bigint,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create index notice_newest on bulletin.notice (kind, published_at desc) where withdrawn_at is null;
grant select, insert, update on bulletin.notice to hall_app;
