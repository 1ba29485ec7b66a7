import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type Condition,
  catalogueOf,
  defineItem,
  hrApproval,
  type Step,
  statusLabel,
  tickOf,
} from '#casework'
import { addEvidence, endPublicities, publicity } from '#disbursement'
import { query } from '#identity'
import { messagesTo, Refusal } from '#platform'
import { importFile } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, submit, visitor } from './people.ts'
import {
  accept,
  acceptObjection,
  approve,
  caseFile,
  decideObjection,
  endHeld,
  findObjection,
  followObjection,
  getObjection,
  heldCase,
  objections,
  preparePublicity,
  publicFile,
  publicityCases,
  publicityDesk,
  publicList,
  publicLists,
  publishPublicity,
  raiseObjection,
  releaseHeld,
  save,
  takeOut,
  waitingGroups,
  withdrawPublicity,
} from './visits.ts'

/** The facts of these tests' item; tests change them. */
const world = {
  discredited: new Set<string>(),
  amountFen: 120_000,
  /** units whose facts cannot be read: the machine fails, or the unit no longer exists */
  failing: new Map<string, Error>(),
}
const credit = (unitNo: string): Condition => ({
  code: 'credit',
  title: '信用状况',
  passed: !world.discredited.has(unitNo),
  figure: world.discredited.has(unitNo) ? '已列入严重违法失信名单' : '未列入严重违法失信名单',
  limit: '未列入',
  source: '信用数据',
  clause: '豫人社办〔2023〕71号',
})
const after: Step = { code: 'after', name: '拨付', standing: '待拨付', posts: [], workingDays: 0 }
const schema = z.object({ year: z.string() })
const item = defineItem<{ unitNo: string }, typeof schema>({
  code: 'test-refund',
  serialCode: '901',
  name: '试验返还',
  version: 1,
  hall: 'employer',
  withoutCertificate: true,
  words: { page: '试', save: '保存', saved: '已保存', note: '', matter: '失业保险稳岗返还' },
  footnotes: [],
  schema,
  sections: [],
  materials: [],
  steps: [hrApproval, publicity, after],
  givesMoney: true,
  async facts(_, __, unitNo) {
    const failure = world.failing.get(unitNo)
    if (failure) throw failure
    return { unitNo }
  },
  subject: () => '2023',
  closed: () => undefined,
  block: () => [],
  defaults: () => ({}),
  rules: () => [],
  contact: () => '13800000003',
  review: ({ unitNo }) => ({ conditions: [credit(unitNo)], amountFen: world.amountFen }),
})
const catalogue = catalogueOf([item])
const medical = '410783000002'
const food = '410783000005'
const fresh = '410783000006'
const elsewhere = '410105000003'
const more = ['长垣甲公司', '长垣乙公司', '长垣丙公司', '长垣丁公司', '长垣戊公司']
const strange = ['=cmd|calc!A1有限公司', '<script>alert(1)</script>公司', "长垣'); drop table 公司--"]
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
  const header =
    'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name'
  const rows = [...strange, ...more].map((name, i) => `41078300009${i},,"${name}",企业,410783,小型,0,0,0,,,,`)
  const path = join(await mkdtemp(join(tmpdir(), 'units-')), 'units.csv')
  await writeFile(path, [header, ...rows, ''].join('\n'))
  expect((await importFile(runtime.runtime, { kind: 'units', path })).refused).toBe(0)
})
afterAll(() => runtime.close())

const as = async (login: string, at?: string) => runtime.as(await officer(runtime, login), at)
const clerkOf = (unitNo: string, at?: string) =>
  runtime.as({ kind: 'operator', accountNo: 1, name: '办', unitNo, certificate: false } as const, at)

/** A unit's case, brought to publicity. */
async function arrive(unitNo: string): Promise<string> {
  const area = unitNo.slice(0, 6)
  const id = await save(clerkOf(unitNo), item, { year: '2023' })
  await submit(clerkOf(unitNo), item, { declarationId: id })
  await accept(await as(`${area}-accept`), item, id)
  await approve(await as(`${area}-hr`), item, { declarationId: id, ticks: [tickOf(credit(unitNo))] })
  return id
}

const plan = { areaCode: '410783', itemCode: item.code, subject: '2023', workingDays: 5 }
const prepare = async (at?: string) => await preparePublicity(await as('410783-review', at), catalogue, plan)

/** Cases of units on a published list. */
async function published(at: string, ...units: readonly string[]) {
  const ids = []
  for (const unitNo of units) ids.push(await arrive(unitNo))
  const no = await prepare(at)
  await publishPublicity(await as('410783-hr', at), no)
  return { no, ids, id: ids[0] ?? '' }
}

/** Puts cases left waiting by earlier tests on a list that is never published. */
async function takeAll() {
  if ((await waitingGroups(await as('410783-hr'))).length > 0) await prepare()
}

const caseOf = async (unitNo: string, id: string) => await caseFile(clerkOf(unitNo), id)
const visiting = (at?: string) => runtime.as(visitor, at)
const objection = {
  unitName: '长垣示例食品有限公司',
  name: '孙反映',
  mobile: '13900000001',
  reason: '该单位今年以来已经停产，职工都已离开。',
}

test('a list is prepared by one officer and published by another; its period counts holidays and make-up days', async () => {
  const id = await arrive(medical)
  await arrive(elsewhere)
  expect((await waitingGroups(await as('410783-hr'))).map(group => [group.areaName, group.units])).toEqual([
    ['长垣市', 1],
  ])
  expect(await waitingGroups(await as('410000-admin'))).toHaveLength(2)
  await expect(preparePublicity(await as('410783-accept'), catalogue, plan)).rejects.toThrow(/复核岗/)
  await expect(
    preparePublicity(await as('410783-hr'), catalogue, { ...plan, workingDays: 4 }),
  ).rejects.toThrow(/5 到 30/)
  await expect(preparePublicity(await as('410105-hr'), catalogue, plan)).rejects.toThrow(/本统筹区/)
  const hr = await as('410783-hr')
  const first = await preparePublicity(hr, catalogue, plan)
  await expect(preparePublicity(hr, catalogue, plan)).rejects.toThrow(/没有等待公示/)
  await expect(publishPublicity(hr, first)).rejects.toThrow(/不能由同一人/)
  await expect(publishPublicity(await as('410783-review'), first)).rejects.toThrow(/人社行政部门/)
  await expect(publishPublicity(await as('410105-hr'), first)).rejects.toThrow(/没有这个/)
  await expect(takeOut(hr, { publicityNo: first, declarationId: id })).rejects.toThrow(/最后一个/)
  await withdrawPublicity(hr, first)
  await expect(publishPublicity(await as('410000-admin'), first)).rejects.toThrow(/已撤销/)
  const no = await prepare()
  await expect(publicList(visiting(), { publicityNo: no })).rejects.toThrow(/没有这个公示/)
  const golden = await as('410783-hr', '2023-09-25T16:00:00+08:00')
  await publishPublicity(golden, no)
  await expect(publishPublicity(golden, no)).rejects.toThrow(/已发布/)
  const shown = await publicList(visiting('2023-09-28T09:00:00+08:00'), { publicityNo: no })
  expect(shown.list).toMatchObject({
    title: '长垣市2023年度失业保险稳岗返还公示（第一批）',
    startsOn: '2023-09-25',
    endsOn: '2023-10-08',
    daysLeft: 2,
    over: false,
    units: 1,
    totalFen: 120_000,
    publicUntil: '2024-10-08',
  })
  expect(shown.office.phone).toMatch(/^037/)
  expect(shown.lines).toEqual([
    { position: 1, unitName: '长垣示例医疗器械有限公司', unitSize: '中型', amountFen: 120_000 },
  ])
  const file = await caseOf(medical, id)
  expect(file.history.at(-1)?.words).toContain('公示期 2023-09-25 至 2023-10-08')
  expect(statusLabel(item, file.declaration).shown).toBe('公示中')
})

test('after the last day of the period the case moves on once, even with repeated or concurrent runs', async () => {
  const [list] = await publicityDesk(await as('410783-hr', '2023-10-08T23:59:00+08:00'))
  expect(list).toMatchObject({ state: 'running', open: 1, finished: false })
  const system = (at: string) => runtime.as({ kind: 'system' } as const, at)
  expect(await endPublicities(system('2023-10-08T23:59:00+08:00'), catalogue)).toEqual({ passed: 0, held: 0 })
  const stranger = await as('410105-hr', '2023-10-09T00:01:00+08:00')
  expect(await endPublicities(stranger, catalogue)).toEqual({ passed: 0, held: 0 })
  await expect(endPublicities(await as('410783-finance'), catalogue)).rejects.toThrow(/复核岗/)
  const hr = await as('410783-hr', '2023-10-09T00:01:00+08:00')
  const all = await Promise.all([
    endPublicities(hr, catalogue),
    endPublicities(system('2023-10-09T00:01:00+08:00'), catalogue),
    endPublicities(hr, catalogue),
  ])
  expect(all.reduce((sum, one) => sum + one.passed, 0)).toBe(1)
  expect(await endPublicities(hr, catalogue)).toEqual({ passed: 0, held: 0 })
  const { rows } = await publicityCases(hr, { publicityNo: list?.publicityNo ?? 0 })
  expect(rows.map(row => row.outcome)).toEqual(['passed'])
  const file = await caseOf(medical, rows[0]?.declarationId ?? '')
  expect(file.declaration.step).toBe('after')
  expect(file.history.filter(line => line.words === '公示期满无异议，核查通过')).toHaveLength(1)
  expect((await publicityDesk(hr))[0]).toMatchObject({ state: 'over', open: 0, finished: true })
  expect((await messagesTo(runtime.runtime.db, '13800000003'))[0]?.text).toContain('公示期满无异议')
})

test('spring festival: published on the eve, the period ends after the make-up weekend', async () => {
  const acting = await as('410783-hr', '2023-01-19T09:00:00+08:00')
  const id = await arrive(fresh)
  const no = await prepare()
  await publishPublicity(acting, no)
  const [list] = await publicityDesk(acting)
  expect(list).toMatchObject({ startsOn: '2023-01-19', endsOn: '2023-01-31' })
  world.discredited.add(fresh)
  const late = await as('410783-hr', '2023-02-01T09:00:00+08:00')
  expect(await endPublicities(late, catalogue)).toEqual({ passed: 0, held: 1 })
  expect(await endPublicities(late, catalogue)).toEqual({ passed: 0, held: 0 })
  const held = await heldCase(late, catalogue, id)
  expect(held.heldReason).toContain('已列入严重违法失信名单')
  expect(held.changed[0]?.now.passed).toBe(false)
  await expect(heldCase(await as('410105-hr'), catalogue, id)).rejects.toThrow(/已不在公示/)
  await expect(releaseHeld(late, catalogue, id)).rejects.toThrow(/仍不能通过：“信用状况”/)
  await expect(releaseHeld(await as('410783-accept'), catalogue, id)).rejects.toThrow(/复核岗/)
  world.discredited.delete(fresh)
  world.amountFen = 110_000
  await expect(releaseHeld(late, catalogue, id)).rejects.toThrow(/由公示的 1,200.00 元变为 1,100.00 元/)
  await expect(endHeld(late, { declarationId: id, ending: 'return', reason: '短' })).rejects.toThrow(/理由/)
  world.amountFen = 120_000
  await releaseHeld(late, catalogue, id)
  expect((await caseOf(fresh, id)).declaration.step).toBe('after')
})

test('an open objection holds its case while the others move on; once rejected, the case follows', async () => {
  const { no, ids } = await published('2023-08-14T09:00:00+08:00', food, '410783000090')
  const at = '2023-08-16T10:00:00+08:00'
  const wrong = { ...objection, unitName: '不在名单的公司' }
  await expect(raiseObjection(visiting(at), no, wrong)).rejects.toThrow(/名单中没有/)
  await expect(raiseObjection(visiting(at), no, { ...objection, reason: '太短' })).rejects.toThrow(/10 个字/)
  const secret = await raiseObjection(visiting(at), no, { ...objection, unitName: ' 长垣示例食品有限公司 ' })
  const sms = (await messagesTo(runtime.runtime.db, objection.mobile))[0]?.text ?? ''
  const receipt = /回执编号 (\d+)/.exec(sms)?.[1] ?? ''
  expect(receipt).toMatch(/^41078320230816\d{6}$/)
  expect(await findObjection(visiting(at), { receipt, lastFour: '0001' })).toBe(secret)
  await expect(findObjection(visiting(at), { receipt, lastFour: '0002' })).rejects.toThrow(/不正确/)

  const png = () =>
    sharp({ create: { width: 9, height: 9, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
  const add = async () =>
    await addEvidence(visiting(at), secret, { name: '照片.png', stream: Readable.from(await png()) })
  for (let i = 0; i < 3; i += 1) await add()
  await expect(add()).rejects.toThrow(/最多上传 3/)

  const acceptor = await as('410783-accept', at)
  expect((await getObjection(acceptor, secret)).objection).toMatchObject({
    name: '孙**',
    mobile: '139****0001',
  })
  await expect(
    decideObjection(await as('410783-hr', at), {
      objectionId: secret,
      outcome: 'rejected',
      ending: 'decline',
      reason: '经核查不属实。',
    }),
  ).rejects.toThrow(/请先受理/)
  await acceptObjection(acceptor, secret)
  await expect(acceptObjection(await as('410783-review', at), secret)).rejects.toThrow(/已由其他人员/)
  expect((await getObjection(acceptor, secret)).objection.mobile).toBe('13900000001')
  expect((await getObjection(await as('410783-hr', at), secret)).objection.mobile).toBe('139****0001')
  await expect(getObjection(await as('410105-hr', at), secret)).rejects.toThrow(/没有这个异议/)
  expect(await objections(await as('410105-hr', at))).toEqual([])

  const over = '2023-08-22T09:00:00+08:00'
  const late = await as('410783-hr', over)
  expect(await endPublicities(late, catalogue)).toEqual({ passed: 1, held: 0 })
  expect((await caseOf(food, ids[0] ?? '')).declaration.step).toBe('publicity')
  await expect(raiseObjection(visiting(over), no, objection)).rejects.toThrow(/公示已结束/)
  expect((await publicityDesk(late))[0]).toMatchObject({ open: 1, objections: 1, finished: false })
  const decision = {
    objectionId: secret,
    outcome: 'rejected',
    ending: 'decline',
    reason: '经实地核查，该单位正常经营。',
  } as const
  await decideObjection(late, decision)
  await expect(decideObjection(late, decision)).rejects.toThrow(/已处理完毕/)
  expect((await messagesTo(runtime.runtime.db, objection.mobile))[0]?.text).toContain(
    '异议不成立。经实地核查',
  )
  expect((await followObjection(visiting(over), secret)).objection.state).toBe('rejected')
  await expect(add()).rejects.toThrow(/已处理完毕/)
  expect(await endPublicities(late, catalogue)).toEqual({ passed: 1, held: 0 })
  expect((await publicityDesk(late))[0]).toMatchObject({ open: 0, finished: true })
})

test('an upheld objection ends the case or sends it back to start again from the first step', async () => {
  const at = '2023-08-14T09:00:00+08:00'
  const { no, ids } = await published(at, '410783000091', '410783000092')
  const raise = async (unitName: string) => {
    const secret = await raiseObjection(visiting(at), no, { ...objection, unitName })
    await acceptObjection(await as('410783-review', at), secret)
    return secret
  }
  const first = await raise(strange[1] ?? '')
  const upheld = { outcome: 'upheld', reason: '经核查，该单位已停产。' } as const
  await expect(
    decideObjection(await as('410783-review', at), { objectionId: first, ending: 'decline', ...upheld }),
  ).rejects.toThrow(/不能由同一人/)
  await expect(
    decideObjection(await as('410783-accept', at), { objectionId: first, ending: 'decline', ...upheld }),
  ).rejects.toThrow(/复核岗/)
  await decideObjection(await as('410783-hr', at), { objectionId: first, ending: 'decline', ...upheld })
  const declined = await caseOf('410783000091', ids[0] ?? '')
  expect(declined.declaration.state).toBe('declined')
  expect(declined.history.at(-1)?.words).toBe('不予通过：公示异议成立，经核查，该单位已停产。')

  const second = await raise(strange[2] ?? '')
  const third = await raise(strange[2] ?? '')
  await decideObjection(await as('410783-hr', at), { objectionId: second, ending: 'return', ...upheld })
  await decideObjection(await as('410783-hr', at), { objectionId: third, ending: 'decline', ...upheld })
  const id = ids[1] ?? ''
  expect((await caseOf('410783000092', id)).declaration.state).toBe('returned')
  expect((await publicityDesk(await as('410783-hr', at)))[0]).toMatchObject({ open: 0, finished: true })
  expect(await endPublicities(await as('410783-hr', '2023-09-01T09:00:00+08:00'), catalogue)).toEqual({
    passed: 0,
    held: 0,
  })
  expect(await arrive('410783000092')).toBe(id)
  const [group] = await waitingGroups(await as('410783-hr'))
  expect(group).toMatchObject({ units: 1, subject: '2023' })
})

test('an interrupted run resumes; a case whose unit no longer exists is held and does not stop the others', async () => {
  await takeAll()
  const { no, ids } = await published(
    '2023-08-14T09:00:00+08:00',
    '410783000093',
    '410783000094',
    '410783000095',
  )
  const late = await as('410783-hr', '2023-08-22T09:00:00+08:00')
  world.failing.set('410783000093', new Refusal('not-found', [{ sentence: '系统中没有该单位' }]))
  world.failing.set('410783000095', new Error('the machine fails'))
  await expect(endPublicities(late, catalogue)).rejects.toThrow('the machine fails')
  world.failing.delete('410783000095')
  expect(await endPublicities(late, catalogue)).toEqual({ passed: 1, held: 0 })
  world.failing.clear()
  const { rows } = await publicityCases(late, { publicityNo: no })
  expect(rows.map(row => [row.unitNo.slice(-1), row.outcome, row.heldReason])).toEqual([
    ['3', null, '系统中没有该单位'],
    ['4', 'passed', null],
    ['5', 'passed', null],
  ])
  world.failing.set('410783000093', new Refusal('not-found', [{ sentence: '系统中没有该单位' }]))
  expect((await heldCase(late, catalogue, ids[0] ?? '')).obstacle).toBe('系统中没有该单位')
  world.failing.clear()
  const reason = { declarationId: ids[0] ?? '', ending: 'decline', reason: '单位已注销，不再享受。' } as const
  await expect(endHeld(await as('410105-hr'), reason)).rejects.toThrow(/已不在公示/)
  await endHeld(late, reason)
  await expect(endHeld(late, reason)).rejects.toThrow(/已不在公示/)
  expect((await caseOf('410783000093', ids[0] ?? '')).declaration.state).toBe('declined')
  expect((await publicityDesk(late))[0]).toMatchObject({ open: 0, finished: true })
})

test('search and file handle any unit name, and the file matches its control total', async () => {
  const lists = await publicLists(visiting('2023-09-28T09:00:00+08:00'))
  const ofAll = lists.rows.find(list => list.units === 2 && list.startsOn === '2023-08-14')
  const no = ofAll?.publicityNo ?? 0
  const at = '2023-08-15T09:00:00+08:00'
  const search = async (words: string) =>
    (await publicList(visiting(at), { publicityNo: no, words })).lines.map(line => line.unitName)
  for (const words of ['%', '_', "' or 1=1 --", '\\', '不存在']) {
    const found = await search(words)
    expect(
      found.filter(name => !name.includes(words)),
      words,
    ).toEqual([])
  }
  expect(await search('')).toHaveLength(2)
  expect(await search('ＤＲＯＰ table')).toEqual(strange.slice(2))
  for (const { publicityNo, controlTotal, units } of lists.rows) {
    const { file } = await publicFile(visiting(at), publicityNo)
    expect(createHash('sha256').update(file).digest('hex')).toBe(controlTotal)
    expect(file.startsWith('\uFEFF序号,单位名称,单位规模,返还金额（元）\r\n')).toBe(true)
    expect(file.split('\r\n')).toHaveLength(units + 2)
    expect(file).not.toMatch(/,"?[=+@]/)
    expect(file).not.toMatch(/4107830000|138000/)
  }
})

test('a year after its period a list is for officers only, and the public never sees more than the list', async () => {
  const [list] = (await publicLists(visiting('2024-10-08T09:00:00+08:00'))).rows
  expect(list?.publicUntil).toBe('2024-10-08')
  expect((await publicLists(visiting('2024-10-09T09:00:00+08:00'))).rows).toEqual([])
  const publicityNo = list?.publicityNo ?? 0
  const later = '2024-10-09T09:00:00+08:00'
  await expect(publicList(visiting(later), { publicityNo })).rejects.toThrow(/公开期限/)
  expect((await publicList(await as('410783-hr', later), { publicityNo })).list.over).toBe(true)
  const { sql } = await import('kysely')
  const seen = async (who: Parameters<typeof query>[0]) =>
    await query(who, async tx => {
      const { rows } = await sql<{ n: number; waiting: number }>`select
        (select count(*) from disbursement.objection) + (select count(*) from disbursement.objection_file) as n,
        (select count(*) from disbursement.publicity_case where position is null)
          + (select count(*) from disbursement.publicity where published_at is null) as waiting`.execute(tx)
      return rows[0]
    })
  expect(await seen(visiting())).toEqual({ n: 0, waiting: 0 })
  expect(await seen(clerkOf(food))).toEqual({ n: 0, waiting: 0 })
  expect((await seen(await as('410105-hr')))?.n).toBe(0)
  expect((await seen(await as('410783-hr')))?.n).toBeGreaterThan(5)
})

test('the case of a frozen unit stays public and in 公示 until the freeze is lifted; once revoked it is held', async () => {
  await takeAll()
  const [lifted, revoked] = ['410783000096', '410783000097']
  const { no, ids } = await published('2023-08-14T09:00:00+08:00', lifted, revoked)
  await freeze(lifted)
  await freeze(revoked)
  const late = await as('410783-hr', '2023-08-23T09:00:00+08:00')
  expect(await endPublicities(late, catalogue)).toEqual({ passed: 0, held: 0 })
  const listed = async () => (await publicityCases(late, { publicityNo: no })).rows
  expect((await listed()).map(row => [row.outcome, row.frozen])).toEqual([
    [null, true],
    [null, true],
  ])
  const shown = await publicList(visiting('2023-08-23T09:00:00+08:00'), { publicityNo: no })
  expect(shown.lines).toHaveLength(2)
  await expect(releaseHeld(late, catalogue, ids[0] ?? '')).rejects.toThrow()
  await runtime.owner.query(
    `update identity.registration_freeze set decided_at = now(), decision =
      case unit_no when $1 then 'lifted' else 'revoked' end`,
    [lifted],
  )
  // 撤销注册 disables the account that filed the case.
  await runtime.owner.query('update casework.declaration set applicant_no = $2 where declaration_id = $1', [
    ids[1],
    await disabledAccount(),
  ])
  expect(await endPublicities(late, catalogue)).toEqual({ passed: 1, held: 1 })
  expect((await caseOf(lifted, ids[0] ?? '')).declaration.step).toBe('after')
  expect((await listed()).find(row => row.unitNo === revoked)?.heldReason).toContain('撤销注册')
  await expect(releaseHeld(late, catalogue, ids[1] ?? '')).rejects.toThrow(/仍不能通过：申报人的账号/)
})

async function freeze(unitNo: string): Promise<void> {
  await runtime.owner.query(
    `with notice as (
      insert into identity.registration_notice
        (unit_no, area_code, kind, who_sealed, seal_id, registered_at, open_until)
      select unit_no, area_code, 'code', '', $1::text, now(), now() from registry.unit where unit_no = $1
      returning notice_no, unit_no, area_code)
    insert into identity.registration_freeze (unit_no, unit_name, area_code, notice_no, frozen_at)
    select unit_no, '', area_code, notice_no, now() from notice`,
    [unitNo],
  )
}

async function disabledAccount(): Promise<number> {
  const { rows } = await runtime.owner.query<{ account_no: number }>(
    `update identity.account set disabled_at = now(), frozen_at = now()
     where kind = 'operator' and unit_no = '410783000006' returning account_no`,
  )
  return rows[0]?.account_no ?? 0
}
