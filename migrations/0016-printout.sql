-- 单据: what was printed, with its number; kept as it was, so that a paper can be compared with it.
create schema printout;
grant usage on schema printout to hall_app;

create sequence printout.running as bigint maxvalue 99999999 cycle;

create table printout.document (
  -- '' for what belongs to no single unit, such as a public list
  unit_no text not null,
  number text not null constraint document_number unique,
  area_code text not null,
  -- the person's account for what a person filed
  holder_no bigint,
  kind text not null,
  about text not null,
  -- keyed hash of what it says: the same document printed again on the same day is the same printout
  content_index bytea not null,
  -- the layout, the key of its QR code and its 验证码
  said_sealed bytea not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by bigint,
  issued_name text not null,
  primary key (unit_no, number)
);
create unique index document_once on printout.document (unit_no, kind, about, issued_on, content_index);

-- Every file that was handed out for a document, by its hash: the same bytes are the same file.
create table printout.file (
  unit_no text not null,
  number text not null,
  sha256 text not null,
  format text not null constraint file_format check (format in ('pdf', 'ofd')),
  made_at timestamptz not null,
  primary key (unit_no, number, sha256),
  foreign key (unit_no, number) references printout.document
);

-- What was printed is only ever added to.
grant select, insert on printout.document, printout.file to hall_app;
grant usage on sequence printout.running to hall_app;

alter table printout.document enable row level security;
alter table printout.file enable row level security;
create policy own_or_area on printout.document using (
  platform.may_see(unit_no, area_code)
  or (current_setting('hall.scope', true) = 'person' and holder_no::text = current_setting('hall.own', true))
);
create policy with_document on printout.file using (exists (
  select from printout.document d where d.unit_no = file.unit_no and d.number = file.number
));
