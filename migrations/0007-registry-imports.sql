-- 数据导入: which files were ordered, how far each is, and the version of the data that decisions rest on.
create table registry.data_version (
  one boolean primary key default true constraint data_version_once check (one),
  version bigint not null default 0
);
insert into registry.data_version default values;

create table registry.import (
  import_no bigint generated always as identity primary key,
  kind text not null,
  -- where the file lies, and what the person who chose it calls it
  path text not null,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  -- an upload is removed once it has been read; a file of the command line stays where it is
  uploaded boolean not null,
  -- digits that the area of every unit must begin with; '' for any
  within text not null,
  area_code text not null,
  state text not null default 'queued' constraint import_state check (state in ('queued', 'running', 'done', 'failed')),
  failure text,
  rows_read bigint not null default 0,
  rows_changed bigint not null default 0,
  rows_refused bigint not null default 0,
  -- everything before this byte and line is committed; the error file was this long by then
  reached_bytes bigint not null default 0,
  reached_line bigint not null default 1,
  errors_bytes bigint not null default 0,
  ordered_by bigint,
  ordered_name text not null,
  ordered_at timestamptz not null,
  finished_at timestamptz
);
create index import_newest on registry.import (area_code, import_no desc);
create index import_unfinished on registry.import (import_no) where state in ('queued', 'running');
-- The same upload pressed twice, or sent by two officers of an area at once, is one import.
create unique index import_once on registry.import (area_code, kind, sha256)
  where uploaded and state in ('queued', 'running');

grant select on registry.data_version to hall_app;
grant select, insert, update on registry.import to hall_app;
grant usage on all sequences in schema registry to hall_app;
alter table registry.import enable row level security;
create policy own_area on registry.import using (platform.may_see('', area_code));

-- Over the years a person may newly draw benefit from the same unit more than once.
alter table registry.claimant drop constraint claimant_pkey, add primary key (unit_no, person_index, first_month);

-- These rows come by the million from files alone, and the import holds each unit they name (for key share) once a
-- file part instead of once a row: a quarter of the time of a first load went into checking the same units again.
alter table registry.contribution drop constraint contribution_unit_no_fkey;
alter table registry.claimant drop constraint claimant_unit_no_fkey;
alter table registry.reduction drop constraint reduction_unit_no_fkey;

-- GB/T 2260: 河南省 as of 2023. 410783 长垣市 was 410728 长垣县 until 2019.
insert into registry.area (code, name, parent_code) values
  ('410000', '河南省', null),
  ('410100', '郑州市', '410000'), ('410102', '中原区', '410100'), ('410103', '二七区', '410100'), ('410104', '管城回族区', '410100'),
  ('410105', '金水区', '410100'), ('410106', '上街区', '410100'), ('410108', '惠济区', '410100'), ('410122', '中牟县', '410100'),
  ('410181', '巩义市', '410100'), ('410182', '荥阳市', '410100'), ('410183', '新密市', '410100'), ('410184', '新郑市', '410100'),
  ('410185', '登封市', '410100'),
  ('410200', '开封市', '410000'), ('410202', '龙亭区', '410200'), ('410203', '顺河回族区', '410200'), ('410204', '鼓楼区', '410200'),
  ('410205', '禹王台区', '410200'), ('410212', '祥符区', '410200'), ('410221', '杞县', '410200'), ('410222', '通许县', '410200'),
  ('410223', '尉氏县', '410200'), ('410225', '兰考县', '410200'),
  ('410300', '洛阳市', '410000'), ('410302', '老城区', '410300'), ('410303', '西工区', '410300'), ('410304', '瀍河回族区', '410300'),
  ('410305', '涧西区', '410300'), ('410307', '偃师区', '410300'), ('410308', '孟津区', '410300'), ('410311', '洛龙区', '410300'),
  ('410323', '新安县', '410300'), ('410324', '栾川县', '410300'), ('410325', '嵩县', '410300'), ('410326', '汝阳县', '410300'),
  ('410327', '宜阳县', '410300'), ('410328', '洛宁县', '410300'), ('410329', '伊川县', '410300'),
  ('410400', '平顶山市', '410000'), ('410402', '新华区', '410400'), ('410403', '卫东区', '410400'), ('410404', '石龙区', '410400'),
  ('410411', '湛河区', '410400'), ('410421', '宝丰县', '410400'), ('410422', '叶县', '410400'), ('410423', '鲁山县', '410400'),
  ('410425', '郏县', '410400'), ('410481', '舞钢市', '410400'), ('410482', '汝州市', '410400'),
  ('410500', '安阳市', '410000'), ('410502', '文峰区', '410500'), ('410503', '北关区', '410500'), ('410505', '殷都区', '410500'),
  ('410506', '龙安区', '410500'), ('410522', '安阳县', '410500'), ('410523', '汤阴县', '410500'), ('410526', '滑县', '410500'),
  ('410527', '内黄县', '410500'), ('410581', '林州市', '410500'),
  ('410600', '鹤壁市', '410000'), ('410602', '鹤山区', '410600'), ('410603', '山城区', '410600'), ('410611', '淇滨区', '410600'),
  ('410621', '浚县', '410600'), ('410622', '淇县', '410600'),
  ('410700', '新乡市', '410000'), ('410702', '红旗区', '410700'), ('410703', '卫滨区', '410700'), ('410704', '凤泉区', '410700'),
  ('410711', '牧野区', '410700'), ('410721', '新乡县', '410700'), ('410724', '获嘉县', '410700'), ('410725', '原阳县', '410700'),
  ('410726', '延津县', '410700'), ('410727', '封丘县', '410700'), ('410781', '卫辉市', '410700'), ('410782', '辉县市', '410700'),
  ('410783', '长垣市', '410700'),
  ('410800', '焦作市', '410000'), ('410802', '解放区', '410800'), ('410803', '中站区', '410800'), ('410804', '马村区', '410800'),
  ('410811', '山阳区', '410800'), ('410821', '修武县', '410800'), ('410822', '博爱县', '410800'), ('410823', '武陟县', '410800'),
  ('410825', '温县', '410800'), ('410882', '沁阳市', '410800'), ('410883', '孟州市', '410800'),
  ('410900', '濮阳市', '410000'), ('410902', '华龙区', '410900'), ('410922', '清丰县', '410900'), ('410923', '南乐县', '410900'),
  ('410926', '范县', '410900'), ('410927', '台前县', '410900'), ('410928', '濮阳县', '410900'),
  ('411000', '许昌市', '410000'), ('411002', '魏都区', '411000'), ('411003', '建安区', '411000'), ('411024', '鄢陵县', '411000'),
  ('411025', '襄城县', '411000'), ('411081', '禹州市', '411000'), ('411082', '长葛市', '411000'),
  ('411100', '漯河市', '410000'), ('411102', '源汇区', '411100'), ('411103', '郾城区', '411100'), ('411104', '召陵区', '411100'),
  ('411121', '舞阳县', '411100'), ('411122', '临颍县', '411100'),
  ('411200', '三门峡市', '410000'), ('411202', '湖滨区', '411200'), ('411203', '陕州区', '411200'), ('411221', '渑池县', '411200'),
  ('411224', '卢氏县', '411200'), ('411281', '义马市', '411200'), ('411282', '灵宝市', '411200'),
  ('411300', '南阳市', '410000'), ('411302', '宛城区', '411300'), ('411303', '卧龙区', '411300'), ('411321', '南召县', '411300'),
  ('411322', '方城县', '411300'), ('411323', '西峡县', '411300'), ('411324', '镇平县', '411300'), ('411325', '内乡县', '411300'),
  ('411326', '淅川县', '411300'), ('411327', '社旗县', '411300'), ('411328', '唐河县', '411300'), ('411329', '新野县', '411300'),
  ('411330', '桐柏县', '411300'), ('411381', '邓州市', '411300'),
  ('411400', '商丘市', '410000'), ('411402', '梁园区', '411400'), ('411403', '睢阳区', '411400'), ('411421', '民权县', '411400'),
  ('411422', '睢县', '411400'), ('411423', '宁陵县', '411400'), ('411424', '柘城县', '411400'), ('411425', '虞城县', '411400'),
  ('411426', '夏邑县', '411400'), ('411481', '永城市', '411400'),
  ('411500', '信阳市', '410000'), ('411502', '浉河区', '411500'), ('411503', '平桥区', '411500'), ('411521', '罗山县', '411500'),
  ('411522', '光山县', '411500'), ('411523', '新县', '411500'), ('411524', '商城县', '411500'), ('411525', '固始县', '411500'),
  ('411526', '潢川县', '411500'), ('411527', '淮滨县', '411500'), ('411528', '息县', '411500'),
  ('411600', '周口市', '410000'), ('411602', '川汇区', '411600'), ('411603', '淮阳区', '411600'), ('411621', '扶沟县', '411600'),
  ('411622', '西华县', '411600'), ('411623', '商水县', '411600'), ('411624', '沈丘县', '411600'), ('411625', '郸城县', '411600'),
  ('411627', '太康县', '411600'), ('411628', '鹿邑县', '411600'), ('411681', '项城市', '411600'),
  ('411700', '驻马店市', '410000'), ('411702', '驿城区', '411700'), ('411721', '西平县', '411700'), ('411722', '上蔡县', '411700'),
  ('411723', '平舆县', '411700'), ('411724', '正阳县', '411700'), ('411725', '确山县', '411700'), ('411726', '泌阳县', '411700'),
  ('411727', '汝南县', '411700'), ('411728', '遂平县', '411700'), ('411729', '新蔡县', '411700'),
  ('419001', '济源市', '410000')
on conflict (code) do nothing;
