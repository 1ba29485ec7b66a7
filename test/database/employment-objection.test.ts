import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Acting, PersonActor } from '#identity'
import { messagesTo, transact } from '#platform'
import { employmentKey, employmentsOf } from '#registry'
import { employmentObjection as item } from '../../src/items/employment-objection/item.ts'
import { staffAddition } from '../../src/items/staff-addition/item.ts'
import { staffReduction } from '../../src/items/staff-reduction/item.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit } from './people.ts'
import { person, register } from './takeover.ts'
import {
  addRow,
  answerHearing,
  approve,
  caseFile,
  countHearings,
  decline,
  findCurrent,
  findHearing,
  listHearings,
  save,
  sendBack,
} from './visits.ts'

const medical = '410783000002'
const food = '410783000005'
const contactOfMedical = '13800000003'
const filedAt = '2023-08-11T10:00:00+08:00'
const answeredAt = '2023-08-14T10:00:00+08:00'
const decidedAt = '2023-08-15T10:00:00+08:00'

const qi = { name: '孙七', idNo: '410783199506060016', mobile: '13800000021' }
const zhang = { name: '张三', idNo: '410783199104010016', mobile: '13800000001' }

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
  await register(runtime, qi)
  await register(runtime, zhang)
})
afterAll(() => runtime.close())

const clerk = async (unitNo = medical, at = answeredAt) =>
  runtime.as({ ...(await operator(runtime, unitNo)), certificate: true }, at)
const reviewer = async (at = decidedAt) => runtime.as(await officer(runtime, '410783-review'), at)
const self = async (at = filedAt) => await person(runtime, qi.idNo, at)

const employments = async (of: Acting<PersonActor>) =>
  transact(runtime.runtime, { accountNo: of.who.accountNo }, tx => employmentsOf(tx, of.who.personNo))

/** 增员 of 孙七, settled at once. */
async function add(): Promise<void> {
  const acting = await clerk(medical, '2023-08-11T09:00:00+08:00')
  const values = { ...qi, fromMonth: '202308', wage: '6000' }
  const declarationId = await addRow(acting, staffAddition, { into: { itemCode: 'staff-addition' }, values })
  await submit(acting, staffAddition, { declarationId })
}

async function newestKey(): Promise<string> {
  const [newest] = await employments(await self())
  if (!newest) throw new Error('no employment')
  return employmentKey(newest)
}

const never = {
  point: '从未在该单位工作',
  explanation: '我从来没有在这家单位工作过，不认识他们。',
  contactMobile: '13800000021',
}

async function file(values: Record<string, string> = never, at = filedAt): Promise<string> {
  const acting = await self(at)
  const declarationId = await save(acting, item, values, undefined, await newestKey())
  await submit(acting, item, { declarationId })
  return declarationId
}

const answer = '该职工八月一日入职，已签订劳动合同。'
const words = '经核实不存在劳动关系，撤销增员登记。'
const decide = async (id: string, at = decidedAt) =>
  approve(await reviewer(at), item, { declarationId: id, ticks: [], words })

test('an employment that a unit declared is undone: the unit answers, an officer decides, both read it', async () => {
  await add()
  const [first] = await employments(await self())
  expect(first).toMatchObject({
    unitName: '长垣示例医疗器械有限公司',
    insurances: ['养老保险', '失业保险', '工伤保险'],
    entered: { on: '2023-08-11', source: 'unit' },
  })
  const id = await file()
  const [asked] = await messagesTo(runtime.runtime.db, contactOfMedical)
  expect(asked?.text).toContain('请在 2023-08-18 前登录单位网厅')
  const unit = await clerk()
  const [hearing] = await listHearings(unit)
  expect(hearing).toMatchObject({
    declarationId: id,
    who: '孙七（410***********0016）',
    answerBy: '2023-08-18',
  })
  expect(hearing?.rows.map(one => one.value)).toContain(never.explanation)
  expect(JSON.stringify(hearing)).not.toMatch(/13800000021|410783199506060016/)
  expect(await countHearings(unit)).toBe(1)
  await expect(caseFile(unit, id)).rejects.toThrow('没有找到这笔申报')

  await expect(decide(id)).rejects.toThrow('答复期限为 2023-08-18')
  await expect(answerHearing(unit, { declarationId: id, answer: '不对' })).rejects.toThrow('至少 10 个字')
  await answerHearing(unit, { declarationId: id, answer: `${answer}请核实。` })
  await answerHearing(unit, { declarationId: id, answer })
  expect(await countHearings(unit)).toBe(0)
  const own = await self()
  expect(await findHearing(own, { unitNo: medical, declarationId: id })).toMatchObject({ answer })

  await expect(approve(await reviewer(), item, { declarationId: id, ticks: [] })).rejects.toThrow('办理意见')
  await decide(id)
  expect((await employments(own)).filter(one => one.fromMonth === '202308')).toEqual([])
  const { declaration, history } = await caseFile(own, id)
  expect(declaration.state).toBe('passed')
  expect(history.map(line => line.words)).toEqual(
    expect.arrayContaining([
      '单位已答复',
      '单位修改了答复',
      `受理并审核通过：${words}`,
      '系统已撤销这条增员登记',
    ]),
  )
  const [told] = await messagesTo(runtime.runtime.db, qi.mobile)
  expect(told?.text).toMatch(/您申报的“参保信息异议申报”（受理流水号 \d+）已审核通过/)
  const [toldUnit] = await messagesTo(runtime.runtime.db, contactOfMedical)
  expect(toldUnit?.text).toContain('异议成立')
  const [over] = await listHearings(unit)
  expect(over?.ended).toMatchObject({ outcome: 'upheld', words })
  await expect(answerHearing(unit, { declarationId: id, answer })).rejects.toThrow('已对这件异议作出决定')
})

test('nobody objects to what is not theirs, nor to what no unit declared here', async () => {
  await add()
  const key = await newestKey()
  const other = await person(runtime, zhang.idNo, filedAt)
  expect((await findCurrent(other, item, key)).opened).toMatchObject({
    block: [],
    closed: '没有找到这条参保记录，可能已经变更。请回到“参保变动”重新选择。',
  })
  await expect(save(other, item, never, undefined, key)).rejects.toThrow('没有找到这条参保记录')
  const imported = (await employments(other)).find(one => one.entered.source === 'import')
  if (!imported) throw new Error('no import')
  await expect(save(other, item, never, undefined, employmentKey(imported))).rejects.toThrow(
    '不是单位在网厅申报的',
  )
  for (const wrong of [undefined, '', 'x', `${key}'`]) {
    await expect(save(other, item, never, undefined, wrong)).rejects.toThrow('请先在“参保变动”中选择')
  }
})

test('what is objected to must be in the record, and what would be right is asked for', async () => {
  const acting = await self()
  const key = await newestKey()
  const refused = async (values: Record<string, string>) =>
    save(acting, item, { ...never, ...values }, undefined, key).then(
      () => [],
      (error: { findings: { field: string }[] }) => error.findings.map(one => one.field),
    )
  expect(await refused({ point: '参保年月不对' })).toEqual(['rightMonth'])
  expect(await refused({ point: '参保年月不对', rightMonth: '202308' })).toEqual(['rightMonth'])
  expect(await refused({ point: '已离职仍在参保' })).toEqual(['rightMonth'])
  expect(await refused({ point: '减员原因不对', rightReason: '本人辞职' })).toEqual(['point'])
  expect(await refused({ point: '别的', explanation: '短' })).toEqual(['point', 'explanation'])
})

test('the same objection is filed once, also by two pages at once', async () => {
  const acting = await self('2023-08-11T11:00:00+08:00')
  const key = await newestKey()
  const ids = await Promise.all([0, 1, 2].map(() => save(acting, item, never, undefined, key)))
  expect(new Set(ids).size).toBe(1)
  const [id = ''] = ids
  await submit(acting, item, { declarationId: id })
  await expect(save(acting, item, never, undefined, key)).rejects.toThrow(/不能进行此操作/)
  expect((await findCurrent(acting, item, key)).declaration?.declarationId).toBe(id)
})

test('another unit neither sees an objection nor answers it', async () => {
  const declarationId = (await listHearings(await clerk()))[0]?.declarationId ?? ''
  const other = await clerk(food)
  expect(await listHearings(other)).toEqual([])
  expect(await findHearing(other, { unitNo: medical, declarationId })).toBeUndefined()
  await expect(answerHearing(other, { declarationId, answer })).rejects.toThrow('没有找到这件职工异议')
  const stranger = await person(runtime, zhang.idNo)
  expect(await findHearing(stranger, { unitNo: medical, declarationId })).toBeUndefined()
  const elsewhere = runtime.as(await officer(runtime, '410105-review'), decidedAt)
  expect(await findHearing(elsewhere, { unitNo: medical, declarationId })).toBeUndefined()
})

test('sent back and corrected, it is put to the unit again, which confirms its answer', async () => {
  const declarationId = (await listHearings(await clerk()))[0]?.declarationId ?? ''
  await answerHearing(await clerk(), { declarationId, answer })
  await sendBack(await reviewer(), item, { declarationId, reason: '请上传劳动合同或写明证据' })
  const at = '2023-08-16T09:00:00+08:00'
  const acting = await self(at)
  const explained = '我从来没有在这家单位工作过，当时在外地上学，有学籍证明。'
  await save(acting, item, { ...never, explanation: explained }, undefined, await newestKey())
  await submit(acting, item, { declarationId })
  const [again] = await listHearings(await clerk())
  expect(again).toMatchObject({ answer, answeredAt: null, answerBy: '2023-08-23' })
  await expect(decide(declarationId, '2023-08-16T10:00:00+08:00')).rejects.toThrow('单位还没有答复')
})

test('after its last day an officer decides without the unit; declined, it may be filed again', async () => {
  const declarationId = (await listHearings(await clerk()))[0]?.declarationId ?? ''
  const reject = async (at: string) =>
    decline(await reviewer(at), item, { declarationId, reason: '提供的材料不足以证明' })
  await expect(reject('2023-08-23T17:00:00+08:00')).rejects.toThrow('单位还没有答复')
  await reject('2023-08-24T09:00:00+08:00')
  const [over] = await listHearings(await clerk())
  expect(over?.ended).toMatchObject({ outcome: 'declined', words: '提供的材料不足以证明' })
  expect((await employments(await self())).at(0)?.fromMonth).toBe('202308')
  expect(await file(never, '2023-08-24T10:00:00+08:00')).not.toBe(declarationId)
})

test('an answer and a decision at the same time: one comes first, and the answer is never lost', async () => {
  const declarationId = (await listHearings(await clerk()))[0]?.declarationId ?? ''
  const at = '2023-09-01T09:00:00+08:00'
  const unit = await clerk(medical, at)
  const [answered, decided] = await Promise.allSettled([
    answerHearing(unit, { declarationId, answer }),
    decline(await reviewer(at), item, { declarationId, reason: '提供的材料不足以证明' }),
  ])
  expect(decided.status).toBe('fulfilled')
  const hearing = await findHearing(unit, { unitNo: medical, declarationId })
  expect(hearing?.answer).toBe(answered.status === 'fulfilled' ? answer : '')
})

test('a billed employment is not undone but ended, and the officer is told before and after', async () => {
  const { rows } = await runtime.owner.query<{ person_no: number }>(
    `insert into registry.person_contribution (unit_no, month, insurance, person_no, area_code, base_fen, unit_due_fen,
       person_due_fen, bill_no)
     select unit_no, from_month, insurance, person_no, area_code, base_fen, 1, 1, 1 from registry.employment
     where unit_no = $1 and from_month = '202308' and entered_by like '%/%' returning person_no`,
    [medical],
  )
  expect(rows).toHaveLength(3)
  const id = await file(never, '2023-09-04T09:00:00+08:00')
  const at = '2023-09-05T10:00:00+08:00'
  await answerHearing(await clerk(medical, at), { declarationId: id, answer })
  await decide(id, at)
  const [ended] = await employments(await self())
  expect(ended).toMatchObject({
    fromMonth: '202308',
    toMonth: '202308',
    end: { reason: '229', source: 'officer' },
  })
  const { history } = await caseFile(await self(), id)
  expect(history.at(-1)?.words).toBe('系统已停止这条参保；已核定月份的费款须另行处理')
})

test('other points leave the register to the officer’s words', async () => {
  const acting = await clerk(medical, '2023-09-05T11:00:00+08:00')
  const values = { ...qi, fromMonth: '202309', wage: '6000' }
  const into = { itemCode: 'staff-addition' }
  const added = await addRow(acting, staffAddition, { into, values })
  await submit(acting, staffAddition, { declarationId: added })
  const leaver = { name: qi.name, idNo: qi.idNo, month: '202309', reason: '222' }
  const left = await addRow(acting, staffReduction, { into: { itemCode: 'staff-reduction' }, values: leaver })
  await submit(acting, staffReduction, { declarationId: left })
  const said = { ...never, point: '减员原因不对', rightReason: '经济性裁减' }
  const id = await file(said, '2023-09-06T09:00:00+08:00')
  await answerHearing(await clerk(medical, '2023-09-06T10:00:00+08:00'), { declarationId: id, answer })
  await decide(id, '2023-09-07T09:00:00+08:00')
  const { history } = await caseFile(await self(), id)
  expect(history.at(-1)?.words).toBe('系统没有自动更正登记，请按办理意见处理')
  expect((await employments(await self()))[0]?.end?.reason).toBe('222')
})
