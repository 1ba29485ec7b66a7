-- Row-level security reads nothing but the row itself, so rows below a declaration, a printout or an objection carry
-- its unit, its area and its applicant. Filled table by table: one join, no index is touched.
alter table casework.event add column area_code text, add column applicant_no bigint;
update casework.event e set area_code = d.area_code, applicant_no = d.applicant_no
  from casework.declaration d where d.unit_no = e.unit_no and d.declaration_id = e.declaration_id;
alter table casework.event alter column area_code set not null, alter column applicant_no set not null;

alter table casework.material add column area_code text, add column applicant_no bigint;
update casework.material m set area_code = d.area_code, applicant_no = d.applicant_no
  from casework.declaration d where d.unit_no = m.unit_no and d.declaration_id = m.declaration_id;
alter table casework.material alter column area_code set not null, alter column applicant_no set not null;

alter table casework.material_page add column area_code text, add column applicant_no bigint;
update casework.material_page p set area_code = d.area_code, applicant_no = d.applicant_no
  from casework.declaration d where d.unit_no = p.unit_no and d.declaration_id = p.declaration_id;
-- The exclusion constraint is deferred; its checks are due before the table may be altered.
set constraints all immediate;
alter table casework.material_page alter column area_code set not null, alter column applicant_no set not null;

alter table casework.submission add column area_code text, add column applicant_no bigint;
update casework.submission s set area_code = d.area_code, applicant_no = d.applicant_no
  from casework.declaration d where d.unit_no = s.unit_no and d.declaration_id = s.declaration_id;
alter table casework.submission alter column area_code set not null, alter column applicant_no set not null;

alter table casework.confirmed_condition add column area_code text, add column applicant_no bigint;
update casework.confirmed_condition c set area_code = d.area_code, applicant_no = d.applicant_no
  from casework.declaration d where d.unit_no = c.unit_no and d.declaration_id = c.declaration_id;
alter table casework.confirmed_condition
  alter column area_code set not null, alter column applicant_no set not null;

alter table casework.phone_pairing add column area_code text, add column applicant_no bigint;
update casework.phone_pairing p set area_code = d.area_code, applicant_no = d.applicant_no
  from casework.declaration d where d.unit_no = p.unit_no and d.declaration_id = p.declaration_id;
alter table casework.phone_pairing alter column area_code set not null, alter column applicant_no set not null;

-- A case of a bulk order is seen by whoever sees the declaration; the area is the order's own.
alter table casework.bulk_case add column applicant_no bigint;
update casework.bulk_case b set applicant_no = d.applicant_no
  from casework.declaration d where d.unit_no = b.unit_no and d.declaration_id = b.declaration_id;
alter table casework.bulk_case alter column applicant_no set not null;

alter table printout.file add column area_code text, add column holder_no bigint;
update printout.file f set area_code = d.area_code, holder_no = d.holder_no
  from printout.document d where d.unit_no = f.unit_no and d.number = f.number;
alter table printout.file alter column area_code set not null;

alter table disbursement.objection_file add column area_code text;
update disbursement.objection_file f set area_code = o.area_code
  from disbursement.objection o where o.unit_no = f.unit_no and o.objection_id = f.objection_id;
alter table disbursement.objection_file alter column area_code set not null;

alter table registry.credit_code_change add column area_code text;
update registry.credit_code_change c set area_code = u.area_code
  from registry.unit u where u.unit_no = c.unit_no;
alter table registry.credit_code_change alter column area_code set not null;
