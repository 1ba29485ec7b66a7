-- 电子材料 as pages: a material has pages in order, each one file, each turned the right way up.
create table casework.material_page (
  unit_no text not null,
  declaration_id text not null,
  material_id text not null,
  page_id text not null,
  position int not null constraint page_position check (position > 0),
  rotation int not null default 0 constraint page_rotation check (rotation in (0, 90, 180, 270)),
  sha256 text not null,
  media_type text not null,
  bytes int not null,
  -- leaves of paper: one for a picture, any number for a PDF
  sheets int not null,
  name_sealed bytea not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (unit_no, declaration_id, material_id, page_id),
  foreign key (unit_no, declaration_id, material_id) references casework.material,
  -- Two pages never share a place; looked at when the whole move is done.
  constraint page_place exclude using btree
    (unit_no with =, declaration_id with =, material_id with =, position with =)
    where (removed_at is null) deferrable initially deferred
);
-- Which pages name a file is asked before files are cleared.
create index material_page_file on casework.material_page (sha256);
insert into casework.material_page
  (unit_no, declaration_id, material_id, page_id, position, sha256, media_type, bytes, sheets, name_sealed,
   added_at, removed_at)
select unit_no, declaration_id, material_id, material_id, 1, sha256, media_type, bytes, pages, name_sealed,
  attached_at, removed_at
from casework.material;

-- A material taken over from an earlier case remembers which, and the day from which its validity counts.
alter table casework.material
  drop column sha256,
  drop column media_type,
  drop column bytes,
  drop column pages,
  drop column name_sealed,
  add column first_attached_at timestamptz,
  add column from_declaration_id text,
  add column from_material_id text;
update casework.material set first_attached_at = attached_at;
alter table casework.material alter column first_attached_at set not null;

-- 手机扫码上传: one a declaration, for one material, for ten minutes, for the first phone that comes.
create table casework.phone_pairing (
  unit_no text not null,
  declaration_id text not null,
  pairing_id text not null,
  token_hash bytea not null constraint phone_pairing_token unique,
  kind text not null,
  -- the material that pages are added to; the first photograph begins one where it is missing
  material_id text,
  opener_kind text not null constraint phone_pairing_opener check (opener_kind in ('person', 'operator')),
  opener_no bigint not null,
  opener_name text not null,
  person_no bigint,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  phone_hash bytea,
  taken int not null default 0,
  primary key (unit_no, declaration_id),
  foreign key (unit_no, declaration_id) references casework.declaration
);

grant select, insert, update on casework.material_page, casework.phone_pairing to hall_app;
alter table casework.material_page enable row level security;
alter table casework.phone_pairing enable row level security;
create policy with_declaration on casework.material_page using (exists (
  select from casework.declaration d
  where d.unit_no = material_page.unit_no and d.declaration_id = material_page.declaration_id
));
create policy with_declaration on casework.phone_pairing using (exists (
  select from casework.declaration d
  where d.unit_no = phone_pairing.unit_no and d.declaration_id = phone_pairing.declaration_id
));
