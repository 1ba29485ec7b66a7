-- One journey; see README.md. Frozen.
\set unit random(1, 100000)
\set id random(1000000, 9000000000000000000)
-- form
select a.*, s.started_at, s.last_seen_at, s.ended_at from session s join account a using (account_no) where s.token_hash = sha256(int8send(-:unit::bigint));
select * from unit where unit_no = :unit::bigint;
select * from declaration where unit_no = :unit::bigint and state = 'draft' order by saved_at desc limit 1;
-- 保存
select a.*, s.started_at, s.last_seen_at, s.ended_at from session s join account a using (account_no) where s.token_hash = sha256(int8send(-:unit::bigint));
begin;
insert into declaration (declaration_id, unit_no, item, area_code, state, form, saved_at) values (:id::bigint, :unit::bigint, 'refund', '410783', 'draft', :form::bytea, now());
insert into event values (:id::bigint, 1, now(), 'save', :unit::bigint, '填写并保存申报信息', sha256(int8send(:id::bigint)));
commit;
-- material
select a.*, s.started_at, s.last_seen_at, s.ended_at from session s join account a using (account_no) where s.token_hash = sha256(int8send(-:unit::bigint));
begin;
insert into material values (:id::bigint, :id::bigint, 'proof', now());
insert into material_page values (:id::bigint, :id::bigint, 1, sha256(int8send(:id::bigint)), 2000, sha256(int8send(:unit::bigint)));
insert into event values (:id::bigint, 2, now(), 'attach', :unit::bigint, '上传电子材料', sha256(int8send(:id::bigint)));
commit;
-- code
select a.*, s.started_at, s.last_seen_at, s.ended_at from session s join account a using (account_no) where s.token_hash = sha256(int8send(-:unit::bigint));
begin;
insert into code (account_no, content_hash, code_hash, expires_at) values (:unit::bigint, sha256(int8send(:id::bigint)), sha256(int8send(:unit::bigint)), now() + interval '10 minutes');
insert into message (mobile, text, created_at) values (sha256(int8send(:unit::bigint)), sha256(int8send(:id::bigint)), now());
commit;
-- phone
select a.*, s.started_at, s.last_seen_at, s.ended_at from session s join account a using (account_no) where s.token_hash = sha256(int8send(-:unit::bigint));
select * from message where mobile = sha256(int8send(:unit::bigint)) order by message_no desc limit 1;
-- 提交
select a.*, s.started_at, s.last_seen_at, s.ended_at from session s join account a using (account_no) where s.token_hash = sha256(int8send(-:unit::bigint));
begin;
update declaration set state = 'submitted', serial = 'S' || :id::bigint, submitted_at = now() where declaration_id = :id::bigint and state = 'draft';
insert into snapshot values (:id::bigint, :snapshot::bytea);
insert into event values (:id::bigint, 3, now(), 'submit', :unit::bigint, '提交申报', sha256(int8send(:id::bigint)));
insert into message (mobile, text, created_at) values (sha256(int8send(:unit::bigint)), sha256(int8send(:id::bigint)), now());
insert into receipt values (:id::bigint, 'S' || :id::bigint, sha256(int8send(:id::bigint)), now());
commit;
-- 进度
select a.*, s.started_at, s.last_seen_at, s.ended_at from session s join account a using (account_no) where s.token_hash = sha256(int8send(-:unit::bigint));
select declaration_id, item, state, serial, saved_at, submitted_at from declaration where unit_no = :unit::bigint order by saved_at desc limit 20;
