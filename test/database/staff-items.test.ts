import { afterAll, beforeAll, expect, test } from 'vitest'
import { messagesTo, transact } from '#platform'
import { departures, findPersonByIdNo, idCheck, staffOf } from '#registry'
import { staffAddition } from '../../src/items/staff-addition/item.ts'
import { staffReduction } from '../../src/items/staff-reduction/item.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, submit } from './people.ts'
import { addRow, addSheet, approve, caseFile, countRows, decideRows, listRows, revoke } from './visits.ts'

const medical = '410783000002'
const food = '410783000005'

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

/** Logged in by certificate, on a day of 2023. */
const clerk = async (unitNo = medical, at = '2023-08-11T09:00:00+08:00') =>
  runtime.as({ ...(await operator(runtime, unitNo)), certificate: true }, at)
const reviewer = async () => runtime.as(await officer(runtime, '410783-review'))

const qi = {
  name: '孙七',
  idNo: '410783199506060016',
  mobile: '13800000021',
  fromMonth: '202308',
  wage: '6000.00',
}
const zhou = {
  name: '周八',
  idNo: '410105199203150039',
  mobile: '13800000022',
  fromMonth: '202308',
  wage: '6000',
}
const first = '41078319900115021'
const newcomer = first + idCheck(first)
const zheng = { name: '郑十', idNo: '410105198808210044', month: '202308', reason: '222' }

const staffNamed = (words: string, unitNo = medical) =>
  transact(runtime.runtime, { units: [unitNo] }, tx => staffOf(tx, { unitNo, words, offset: 0, limit: 10 }))
const add = async (values: Record<string, string>, unitNo = medical) =>
  addRow(await clerk(unitNo), staffAddition, { into: { itemCode: 'staff-addition' }, values })
const reduce = async (values: Record<string, string>, unitNo = medical) =>
  addRow(await clerk(unitNo), staffReduction, { into: { itemCode: 'staff-reduction' }, values })
const stateOf = async (id: string, unitNo = medical) =>
  (await caseFile(await clerk(unitNo), id)).declaration.state

test('孙七 is added: settled at once, on the staff, insured, and told', async () => {
  const declarationId = await add(qi)
  await submit(await clerk(), staffAddition, { declarationId })
  expect(await stateOf(declarationId)).toBe('passed')
  const [member] = await staffNamed('孙七')
  expect(member?.insurances.map(one => [one.insurance, one.fromMonth, one.baseFen]).sort()).toEqual([
    ['养老保险', '202308', 600_000],
    ['失业保险', '202308', 600_000],
    ['工伤保险', '202308', 600_000],
  ])
  const [told] = await messagesTo(runtime.runtime.db, '13800000021')
  expect(told?.text).toContain('长垣示例医疗器械有限公司已为您申报参保：自2023年8月起')
  await expect(add(qi)).rejects.toMatchObject({
    findings: [{ field: 'idNo', sentence: '该人员自 202308 起已在本单位参保，不用再增员。' }],
  })
})

test('an officer revokes an addition: nothing of it is left', async () => {
  const [found] = await staffNamed('孙七')
  expect(found).toBeDefined()
  const { rows } = await runtime.owner.query<{ entered_by: string }>(
    "select distinct entered_by from registry.employment where from_month = '202308'",
  )
  const [declarationId = ''] = rows[0]?.entered_by.split('/') ?? []
  await revoke(await reviewer(), staffAddition, { declarationId, reason: '单位申请撤销增员' })
  expect(await staffNamed('孙七')).toEqual([])
  const person = await transact(runtime.runtime, { units: [medical] }, tx => findPersonByIdNo(tx, qi.idNo))
  expect(person?.insurances.map(one => one.state)).toEqual(['暂停缴费（中断）', '暂停缴费（中断）'])
})

test('what cannot be is refused beside its field: too late, too young, a month that has not come', async () => {
  const refused = async (values: Record<string, string>) =>
    add({ ...qi, ...values }).then(
      () => [],
      (error: { findings: { field: string; sentence: string }[] }) =>
        error.findings.map(one => `${one.field} ${one.sentence}`),
    )
  expect(await refused({ fromMonth: '202309' })).toEqual([
    'fromMonth 参保年月最晚为本期 202308，以后的月份请到该月业务期再办理。',
  ])
  expect(await refused({ fromMonth: '201105' })).toEqual(['fromMonth 201105 时未满 16 周岁，不能参保。'])
  expect(await refused({ idNo: '410783199506060017', wage: '六千', mobile: '1' })).toHaveLength(3)
})

test('after the last day of the window the next month is declared', async () => {
  const acting = await clerk(food, '2023-08-25T09:00:00+08:00')
  const into = { itemCode: 'staff-addition' }
  await expect(
    addRow(acting, staffAddition, { into, values: { ...qi, fromMonth: '202310' } }),
  ).rejects.toMatchObject({ findings: [{ field: 'fromMonth' }] })
  const declarationId = await addRow(acting, staffAddition, { into, values: { ...qi, fromMonth: '202309' } })
  const { rows } = await listRows(acting, { unitNo: food, declarationId })
  expect(rows[0]?.content.doubts).toEqual([])
})

test('double insurance, another name, a late month and a wage outside the limits go to an officer, the rest does not wait', async () => {
  const into = { itemCode: 'staff-addition' }
  const acting = await clerk()
  const people = [
    qi,
    zhou,
    { ...qi, idNo: '41010519790923004X', name: '赵柳', wage: '20000' },
    { ...qi, idNo: '410783199104010016', name: '张三', fromMonth: '202306' },
    { ...qi, idNo: newcomer, name: '新人', mobile: '13800000777', fromMonth: '202306' },
  ]
  const { declarationId, wrong } = await addSheet(acting, staffAddition, {
    into,
    rows: people.map((values, i) => ({ line: i + 2, values })),
  })
  expect(wrong).toBe(0)
  await submit(acting, staffAddition, { declarationId })
  expect(await countRows(acting, { unitNo: medical, declarationId })).toMatchObject({
    settled: 1,
    referred: 4,
  })
  const { rows } = await listRows(acting, { unitNo: medical, declarationId })
  const doubts = rows.map(row => row.content.doubts.join(' '))
  expect(doubts.find(one => one.includes('重复参保：须原单位先办理减员'))).toContain('养老保险、失业保险')
  expect(doubts.find(one => one.includes('姓名与参保登记不一致'))).toContain('高于上限 17,895.00 元')
  expect(doubts.find(one => one.includes('属于补缴'))).toContain('早于本期 202308')
  expect(doubts.join()).not.toContain('赵六')
  expect(await staffNamed('孙七')).toHaveLength(1)

  const officer = await reviewer()
  const noOf = (name: string) => rows.find(row => row.content.values.name === name)?.rowNo ?? 0
  const decide = (name: string, verb: 'approve' | 'decline') =>
    decideRows(officer, staffAddition, { declarationId, rowNos: [noOf(name)], verb, reason: '已电话核实' })
  await expect(decide('周八', 'approve')).rejects.toThrow('须原单位先办理减员')
  await decide('周八', 'decline')
  await decide('赵柳', 'decline')
  await decide('张三', 'decline')
  const belated = rows.find(row => row.content.values.name === '新人')?.rowNo ?? 0
  await decideRows(officer, staffAddition, {
    declarationId,
    rowNos: [belated],
    verb: 'approve',
    reason: '',
  })
  const { rows: bills } = await runtime.owner.query(
    `select kind, month, late_fee_fen > 0 as fee, (select count(*)::int from registry.bill_line l
       where l.bill_no = b.bill_no) as lines from registry.bill b where unit_no = $1`,
    [medical],
  )
  // 202306 could be paid until July 31; 202307 still can be.
  expect(bills).toEqual([{ kind: 'late', month: '202308', fee: true, lines: 6 }])
  await approve(officer, staffAddition, { declarationId, ticks: [] })
  expect(await stateOf(declarationId)).toBe('passed')
})

test('减员 by name or code of its reason: settled at once, a departure of the layoff rate, and told', async () => {
  const declarationId = await reduce({ ...zheng, reason: '经济性裁减' })
  await submit(await clerk(), staffReduction, { declarationId })
  expect(await stateOf(declarationId)).toBe('passed')
  expect(await staffNamed('郑十')).toEqual([])
  const left = await transact(runtime.runtime, { units: [medical] }, tx =>
    departures(tx, medical, { from: '202308', to: '202308' }),
  )
  expect(left.map(one => [one.kind, one.reason])).toEqual([['reduction', '2231']])
  const [told] = await messagesTo(runtime.runtime.db, '13800000024')
  expect(told?.text).toContain('自2023年8月起不再缴费，原因为经济性裁减')
})

test('who is not on the staff cannot be reduced; an unclear reason and an earlier month go to an officer', async () => {
  await expect(reduce(zheng)).rejects.toMatchObject({
    findings: [{ field: 'idNo', sentence: '该人员不在本单位参保，请核对证件号码。' }],
  })
  const li = { name: '李四', idNo: '410783198506120029', month: '202307', reason: '225 上学' }
  await expect(reduce({ ...li, reason: '不干了' })).rejects.toMatchObject({ findings: [{ field: 'reason' }] })
  await expect(reduce({ ...li, name: '李五' })).rejects.toMatchObject({
    findings: [{ field: 'name', sentence: '姓名与参保登记的“李四”不一致，请核对。' }],
  })
  const declarationId = await reduce(li)
  await submit(await clerk(), staffReduction, { declarationId })
  expect(await countRows(await clerk(), { unitNo: medical, declarationId })).toMatchObject({ referred: 1 })
  const { rows } = await listRows(await clerk(), { unitNo: medical, declarationId })
  expect(rows[0]?.content.doubts).toHaveLength(2)
})
