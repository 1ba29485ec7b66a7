import { afterAll, beforeEach, expect, test } from 'vitest'
import { checkEvidence, checkReceipt, firstReview, type Item, secondReview } from '#casework'
import { messagesTo } from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'
import { confirmationCode, officer, operator, submit } from './people.ts'
import { effects, idNoOf, rowsItem as item, openEffects, personOf, today } from './rows-item.ts'
import {
  accept,
  addRow,
  addSheet,
  approve,
  caseFile,
  changeRow,
  countRows,
  decideRows,
  decline,
  discard,
  listRows,
  pendingRows,
  receiptOf,
  removeRows,
  restore,
  revoke,
  sendBack,
  submit as submitWithCode,
  toDo,
} from './visits.ts'

const unitNo = '410783000002'
const draft = { itemCode: item.code }
let runtime: TestRuntime
beforeEach(async () => {
  await runtime?.close()
  runtime = await testRuntime()
  await openEffects(runtime)
})
afterAll(() => runtime.close())

const clerk = async (unit = unitNo) => runtime.as(await operator(runtime, unit))
const reviewer = async () => runtime.as(await officer(runtime, '410783-review'))
const doubtful = { wage: '20000' }
const sheetOf = (people: readonly ReturnType<typeof personOf>[]) =>
  people.map((values, i) => ({ line: i + 2, values }))

/** A submitted declaration of these people. @returns its id */
async function submitted(people: readonly ReturnType<typeof personOf>[]): Promise<string> {
  const acting = await clerk()
  const { declarationId } = await addSheet(acting, item, { into: draft, rows: sheetOf(people) })
  await submit(acting, item, { declarationId })
  return declarationId
}

const countsOf = async (declarationId: string) => countRows(await clerk(), { unitNo, declarationId })
const stateOf = async (id: string) => (await caseFile(await clerk(), id)).declaration.state
const wordsOf = async (id: string) => (await caseFile(await clerk(), id)).history.map(line => line.words)
const rowsIn = async (declarationId: string) =>
  (await listRows(await clerk(), { unitNo, declarationId })).rows

test('the first row begins a draft, the same row twice is there once, and another about the same person is refused', async () => {
  const acting = await clerk()
  const id = await addRow(acting, item, { into: draft, values: personOf(1) })
  expect(await addRow(acting, item, { into: draft, values: personOf(1) })).toBe(id)
  expect(await addRow(acting, item, { into: draft, values: personOf(2) })).toBe(id)
  await expect(
    addRow(acting, item, { into: draft, values: personOf(1, { name: '李四' }) }),
  ).rejects.toMatchObject({ findings: [{ field: 'idNo', sentence: '与序号 1 重复，请删除其中一行。' }] })
  await expect(
    addRow(acting, item, { into: draft, values: personOf(3, { mobile: '1', wage: 'x' }) }),
  ).rejects.toMatchObject({ findings: [{ field: 'mobile' }, { field: 'wage' }] })
  expect(await countsOf(id)).toMatchObject({ all: 2, draft: 2, wrong: 0 })
  expect((await toDo(acting, 'employer')).map(one => one.declarationId)).toContain(id)
  const [first] = await rowsIn(id)
  expect(first?.content.values).toEqual(personOf(1))
})

test('a row is changed upon the version it was filled in upon, and a removed one is not born again', async () => {
  const acting = await clerk()
  const id = await addRow(acting, item, { into: draft, values: personOf(1) })
  const [row] = await rowsIn(id)
  const change = (values: ReturnType<typeof personOf>, seen?: number) =>
    changeRow(acting, item, { declarationId: id, rowNo: 1, values, seen })
  await change(personOf(1, { name: '李四' }), row?.revision)
  await expect(change(personOf(1, { name: '王五' }), row?.revision)).rejects.toThrow(/已在别处修改过/)
  await change(personOf(1, { name: '李四' }), row?.revision)
  await expect(change(personOf(1, { idNo: '1' }))).rejects.toMatchObject({ findings: [{ field: 'idNo' }] })
  expect((await rowsIn(id))[0]?.content.values.name).toBe('李四')
  expect(await removeRows(acting, item, { declarationId: id, rows: [1] })).toBe(1)
  expect(await removeRows(acting, item, { declarationId: id, rows: [1] })).toBe(0)
  await expect(removeRows(acting, item, { declarationId: id, rows: [] })).rejects.toThrow(/请先勾选/)
  await expect(change(personOf(1))).rejects.toThrow(/没有这一行/)
})

test('a sheet is kept whole, its wrong rows with field, value and reason, and the same sheet twice doubles nothing', async () => {
  const acting = await clerk()
  const people = [
    personOf(1),
    personOf(2, { mobile: '12' }),
    personOf(1, { name: '李四' }),
    personOf(3, { idNo: '' }),
  ]
  const first = await addSheet(acting, item, { into: draft, rows: sheetOf(people) })
  expect(first).toMatchObject({ added: 4, replaced: 0, wrong: 3 })
  const again = await addSheet(acting, item, { into: draft, rows: sheetOf(people) })
  expect(again).toEqual({ ...first, added: 0, replaced: 4 })
  const { rows, counts } = await listRows(acting, { unitNo, declarationId: first.declarationId })
  expect(counts).toMatchObject({ all: 4, wrong: 3 })
  expect(rows.map(row => [row.content.line, row.content.findings.map(one => one.field)])).toEqual([
    [3, ['mobile']],
    [4, ['idNo']],
    [5, ['idNo']],
    [2, []],
  ])
  expect(rows[0]?.content.values.mobile).toBe('12')
  const wrong = await listRows(acting, { unitNo, declarationId: first.declarationId }, { filter: 'wrong' })
  expect(wrong.total).toBe(3)

  await removeRows(acting, item, { declarationId: first.declarationId, rows: [1] })
  expect((await countsOf(first.declarationId)).wrong).toBe(2)
  expect(await removeRows(acting, item, { declarationId: first.declarationId, rows: 'wrong' })).toBe(2)
  expect(await countsOf(first.declarationId)).toMatchObject({ all: 1, wrong: 0 })
  await expect(addSheet(acting, item, { into: draft, rows: [] })).rejects.toThrow(/没有数据/)
})

test('right rows are settled at once, what is wrong stays in a draft of its own, and a new draft can begin', async () => {
  const acting = await clerk()
  const id = await submitted([personOf(1), personOf(2), personOf(3, { mobile: '1' })])
  expect(await stateOf(id)).toBe('passed')
  expect(await countsOf(id)).toMatchObject({ all: 2, settled: 2, byHall: 2 })
  expect(await effects(runtime)).toEqual([idNoOf(1), idNoOf(2)])
  expect((await wordsOf(id)).slice(-2)).toEqual([
    expect.stringMatching(/^提交申报：本次提交 2 人，系统即时办结 2 人，另有 1 人有误，留在待提交业务中；/),
    '系统即时办结，已通过',
  ])
  const [rest] = await toDo(acting, 'employer')
  expect(rest?.itemCode).toBe(item.code)
  expect(await rowsIn(rest?.declarationId ?? '')).toMatchObject([
    { rowNo: 1, wrong: true, content: { line: 4, values: personOf(3, { mobile: '1' }) } },
  ])
  await expect(submit(acting, item, { declarationId: rest?.declarationId ?? '' })).rejects.toThrow(
    /没有可以提交的人员/,
  )
  expect(await addRow(acting, item, { into: draft, values: personOf(4) })).toBe(rest?.declarationId)
  await expect(addRow(acting, item, { into: { declarationId: id }, values: personOf(5) })).rejects.toThrow(
    /已通过/,
  )
})

test('everything is checked again at submission, on the facts of that moment', async () => {
  const acting = await clerk()
  const { declarationId: id } = await addSheet(acting, item, {
    into: draft,
    rows: sheetOf([personOf(1), personOf(2)]),
  })
  await runtime.owner.query(`insert into public.effect values ($1, 'other', 'other', 1)`, [idNoOf(1)])
  const rows = await pendingRows(acting, item, id)
  expect([rows?.going.length, rows?.staying.length]).toEqual([1, 1])
  expect(rows?.staying[0]?.findings).toEqual([{ field: 'idNo', sentence: '该人员已经参保。' }])
  const code = await confirmationCode(acting, item, id)
  await runtime.owner.query('delete from public.effect')
  await expect(submitWithCode(acting, item, { declarationId: id, code })).rejects.toThrow()
  expect(await countsOf(id)).toMatchObject({ draft: 2 })
  await submit(acting, item, { declarationId: id })
  expect(await countsOf(id)).toMatchObject({ settled: 2 })
})

test('rows in doubt wait for an officer, who decides them one by one and then the case', async () => {
  const id = await submitted([personOf(1), personOf(2, doubtful), personOf(3, doubtful)])
  expect(await stateOf(id)).toBe('accepted')
  expect(await countsOf(id)).toMatchObject({ settled: 1, referred: 2 })
  expect((await rowsIn(id))[0]?.content.doubts).toEqual(['月缴费工资高于上限，需要人工核对。'])
  const acting = await reviewer()
  const decision = { declarationId: id, reason: '' }
  await expect(approve(acting, item, { declarationId: id, ticks: [] })).rejects.toThrow(/还有 2 人没有决定/)
  await expect(decideRows(acting, item, { ...decision, rowNos: [], verb: 'approve' })).rejects.toThrow(
    /请先勾选/,
  )
  await expect(decideRows(acting, item, { ...decision, rowNos: [1], verb: 'approve' })).rejects.toThrow(
    /序号 1 当前为“已办结”/,
  )
  await expect(decideRows(acting, item, { ...decision, rowNos: [3], verb: 'decline' })).rejects.toThrow(
    /审核意见/,
  )
  const finance = runtime.as(await officer(runtime, '410783-finance'))
  await expect(decideRows(finance, item, { ...decision, rowNos: [2], verb: 'approve' })).rejects.toThrow(
    /受理岗/,
  )
  const elsewhere = runtime.as(await officer(runtime, '410105-review'))
  await expect(decideRows(elsewhere, item, { ...decision, rowNos: [2], verb: 'approve' })).rejects.toThrow(
    /没有找到/,
  )

  await runtime.owner.query(`insert into public.effect values ($1, 'other', 'other', 1)`, [idNoOf(2)])
  await expect(decideRows(acting, item, { ...decision, rowNos: [2], verb: 'approve' })).rejects.toThrow(
    /序号 2：该人员已经参保/,
  )
  await runtime.owner.query(`delete from public.effect where unit_no = 'other'`)
  await decideRows(acting, item, { ...decision, rowNos: [2], verb: 'approve' })
  await decideRows(acting, item, { declarationId: id, rowNos: [3], verb: 'decline', reason: '工资没有依据' })
  await approve(acting, item, { declarationId: id, ticks: [] })
  expect(await stateOf(id)).toBe('passed')
  expect(await countsOf(id)).toMatchObject({ settled: 2, byHall: 1, declined: 1 })
  expect(await effects(runtime)).toEqual([idNoOf(1), idNoOf(2)])
  expect((await wordsOf(id)).slice(-4)).toEqual([
    '审核通过 1 人（序号 2）',
    '不予通过 1 人（序号 3）：工资没有依据',
    '受理并审核通过',
    '全部环节办理完毕，已办结：系统办结 1 人，审核通过 1 人，不予通过 1 人',
  ])
  expect((await messagesTo(runtime.runtime.db, '13800000003'))[0]?.text).toContain(
    '已办结：2 人已办结，1 人未通过',
  )
})

test('with 受理 and two steps the rows are decided at the last one, by somebody who did not accept the case', async () => {
  const { acceptance: _, ...rest } = item
  const long: Item = { ...rest, steps: [firstReview, secondReview] }
  const acting = await clerk()
  const people = sheetOf([personOf(1), personOf(2, doubtful), personOf(3, doubtful)])
  const { declarationId: id } = await addSheet(acting, long, { into: draft, rows: people })
  await submit(acting, long, { declarationId: id })
  expect(await stateOf(id)).toBe('submitted')
  expect(await effects(runtime)).toEqual([idNoOf(1)])
  const [acceptor, second] = [runtime.as(await officer(runtime, '410783-accept')), await reviewer()]
  const decision = { declarationId: id, rowNos: [2], verb: 'approve', reason: '' } as const
  await expect(decideRows(second, long, decision)).rejects.toThrow(/待受理/)
  await accept(acceptor, long, id)
  await expect(decideRows(acceptor, long, decision)).rejects.toThrow(/最后一个审核环节/)
  await approve(acceptor, long, { declarationId: id, ticks: [] })
  await expect(decideRows(acceptor, long, decision)).rejects.toThrow(/复核岗/)
  const both = { ...acceptor, who: { ...acceptor.who, role: 'review' as const } }
  await expect(decideRows(both, long, decision)).rejects.toThrow(/不能由同一人办理/)
  await decideRows(second, long, decision)
  await sendBack(second, long, { declarationId: id, reason: '请核对序号 3 的工资' })
  expect(await countsOf(id)).toMatchObject({ settled: 2, draft: 1 })
  await changeRow(acting, long, { declarationId: id, rowNo: 3, values: personOf(3, { wage: '30000' }) })
  await submit(acting, long, { declarationId: id })
  await accept(acceptor, long, id)
  await approve(acceptor, long, { declarationId: id, ticks: [] })
  await decideRows(second, long, { ...decision, rowNos: [3] })
  await approve(second, long, { declarationId: id, ticks: [] })
  expect(await stateOf(id)).toBe('passed')
  expect((await wordsOf(id)).at(-1)).toBe('全部环节办理完毕，已办结：系统办结 1 人，审核通过 2 人')
})

test('a row whose effect is refused goes to an officer with these words, and the others are settled', async () => {
  today.refused.add(idNoOf(2))
  const id = await submitted([personOf(1), personOf(2), personOf(3)])
  expect(await countsOf(id)).toMatchObject({ settled: 2, referred: 1 })
  expect((await rowsIn(id))[0]).toMatchObject({
    rowNo: 2,
    content: { doubts: ['公安数据正在核对，暂不能办结。'] },
  })
  expect(await effects(runtime)).toEqual([idNoOf(1), idNoOf(3)])
  const acting = await reviewer()
  const decision = { declarationId: id, rowNos: [2], verb: 'approve', reason: '' } as const
  await expect(decideRows(acting, item, decision)).rejects.toThrow(/公安数据正在核对/)
  expect(await effects(runtime)).toEqual([idNoOf(1), idNoOf(3)])
  today.refused.clear()
  await decideRows(acting, item, decision)
  expect(await effects(runtime)).toHaveLength(3)
})

test('a case none of whose rows took effect ends by 不予通过; one with settled rows does not', async () => {
  const acting = await reviewer()
  const all = await submitted([personOf(1, doubtful), personOf(2, doubtful)])
  await decideRows(acting, item, {
    declarationId: all,
    rowNos: [1, 2],
    verb: 'decline',
    reason: '工资没有依据',
  })
  await expect(approve(acting, item, { declarationId: all, ticks: [] })).rejects.toThrow(/全部人员都未通过/)
  await decline(acting, item, { declarationId: all, reason: '工资没有依据' })
  expect(await stateOf(all)).toBe('declined')

  const whole = await submitted([personOf(3, doubtful)])
  await decline(acting, item, { declarationId: whole, reason: '工资没有依据' })
  expect(await countsOf(whole)).toMatchObject({ declined: 1 })
  expect((await rowsIn(whole))[0]?.content.words).toBe('工资没有依据')

  const mixed = await submitted([personOf(4), personOf(5, doubtful)])
  await expect(decline(acting, item, { declarationId: mixed, reason: '工资没有依据' })).rejects.toThrow(
    /1 人已办结，不能整件不予通过/,
  )
  expect(await countsOf(mixed)).toMatchObject({ settled: 1, referred: 1 })
})

test('sent back, the undecided rows may be changed, settled ones are locked, and a draft may be kept beside it', async () => {
  const acting = await clerk()
  const id = await submitted([personOf(1), personOf(2, doubtful), personOf(3, doubtful)])
  await sendBack(await reviewer(), item, { declarationId: id, reason: '请核对月缴费工资' })
  expect(await countsOf(id)).toMatchObject({ settled: 1, draft: 2 })
  await expect(
    changeRow(acting, item, { declarationId: id, rowNo: 1, values: personOf(1, { name: '李四' }) }),
  ).rejects.toThrow(/序号 1 当前为“已办结”/)
  expect(await removeRows(acting, item, { declarationId: id, rows: [1] })).toBe(0)
  await changeRow(acting, item, { declarationId: id, rowNo: 2, values: personOf(2) })
  const other = await addRow(acting, item, { into: draft, values: personOf(9) })
  expect(other).not.toBe(id)
  await removeRows(acting, item, { declarationId: id, rows: [3] })
  await addRow(acting, item, { into: { declarationId: id }, values: personOf(4, doubtful) })
  await submit(acting, item, { declarationId: id })
  expect(await countsOf(id)).toMatchObject({ all: 3, settled: 2, referred: 1 })
  await submit(acting, item, { declarationId: other })
  expect(await effects(runtime)).toEqual([idNoOf(1), idNoOf(2), idNoOf(9)])
})

test('returned with nothing left to decide it can still be submitted and ends', async () => {
  const acting = await clerk()
  const id = await submitted([personOf(1), personOf(2, doubtful)])
  await sendBack(await reviewer(), item, { declarationId: id, reason: '请核对月缴费工资' })
  await removeRows(acting, item, { declarationId: id, rows: [2] })
  await submit(acting, item, { declarationId: id })
  expect(await stateOf(id)).toBe('passed')
})

test('revoking undoes every settled row', async () => {
  const id = await submitted([personOf(1), personOf(2)])
  await revoke(await reviewer(), item, { declarationId: id, reason: '录入有误需要撤销' })
  expect(await stateOf(id)).toBe('revoked')
  expect(await countsOf(id)).toMatchObject({ revoked: 2, settled: 0 })
  expect(await effects(runtime)).toEqual([])
  await submitted([personOf(1)])
  expect(await effects(runtime)).toEqual([idNoOf(1)])
})

test('a deleted draft keeps its rows; once another one has begun it cannot come back', async () => {
  const acting = await clerk()
  const id = await addRow(acting, item, { into: draft, values: personOf(1) })
  await discard(acting, [id])
  await expect(addRow(acting, item, { into: { declarationId: id }, values: personOf(2) })).rejects.toThrow(
    /已删除/,
  )
  await restore(acting, id)
  expect(await countsOf(id)).toMatchObject({ draft: 1 })
  await discard(acting, [id])
  const other = await addRow(acting, item, { into: draft, values: personOf(2) })
  expect(other).not.toBe(id)
  await expect(restore(acting, id)).rejects.toThrow(/不能恢复/)
})

test('two at once: one draft, no row lost, none doubled; of two submissions one serial', async () => {
  const acting = await clerk()
  const ids = await Promise.all(
    Array.from({ length: 8 }, (_, i) => addRow(acting, item, { into: draft, values: personOf(i % 4) })),
  )
  expect(new Set(ids).size).toBe(1)
  const [id = ''] = ids
  expect(await countsOf(id)).toMatchObject({ all: 4, wrong: 0 })
  await Promise.all([
    addSheet(acting, item, { into: draft, rows: sheetOf([4, 5, 6].map(n => personOf(n))) }),
    addSheet(acting, item, { into: draft, rows: sheetOf([5, 6, 7].map(n => personOf(n))) }),
  ])
  expect(await countsOf(id)).toMatchObject({ all: 8, wrong: 0 })
  const code = await confirmationCode(acting, item, id)
  const serials = await Promise.all(
    Array.from({ length: 4 }, () => submitWithCode(acting, item, { declarationId: id, code })),
  )
  expect(new Set(serials).size).toBe(1)
  expect(await effects(runtime)).toHaveLength(8)
})

test('of two officers who decide the same row at once one does, and the other is told', async () => {
  const id = await submitted([personOf(1, doubtful)])
  const [one, other] = [await reviewer(), runtime.as(await officer(runtime, '410783-accept'))]
  const outcomes = await Promise.allSettled([
    decideRows(one, item, { declarationId: id, rowNos: [1], verb: 'approve', reason: '' }),
    decideRows(other, item, { declarationId: id, rowNos: [1], verb: 'decline', reason: '工资没有依据' }),
  ])
  expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a submission that breaks midway leaves nothing', async () => {
  const acting = await clerk()
  const { declarationId: id } = await addSheet(acting, item, {
    into: draft,
    rows: sheetOf([personOf(1), personOf(2), personOf(3, { mobile: '1' })]),
  })
  const code = await confirmationCode(acting, item, id)
  await runtime.owner.query(`create function public.fall() returns trigger language plpgsql as
    $$ begin raise 'fallen'; end $$`)
  await runtime.owner.query(
    `create trigger fall before delete on casework.declaration_row execute function public.fall()`,
  )
  await expect(submitWithCode(acting, item, { declarationId: id, code })).rejects.toThrow('fallen')
  expect(await countsOf(id)).toMatchObject({ all: 3, draft: 3, wrong: 1 })
  expect(await effects(runtime)).toEqual([])
  expect(await stateOf(id)).toBe('draft')
  expect(await toDo(acting, 'employer')).toHaveLength(1)
  await runtime.owner.query('drop trigger fall on casework.declaration_row')
  await submitWithCode(acting, item, { declarationId: id, code })
  expect(await countsOf(id)).toMatchObject({ all: 2, settled: 2 })
})

test('the evidence of a submission covers its rows', async () => {
  const id = await submitted([personOf(1), personOf(2, doubtful)])
  const system = runtime.as({ kind: 'system' } as const)
  const faults: string[] = []
  await checkEvidence(system, fault => faults.push(fault))
  expect(faults).toEqual([])
  await decideRows(await reviewer(), item, {
    declarationId: id,
    rowNos: [2],
    verb: 'decline',
    reason: '工资没有依据',
  })
  await checkEvidence(system, fault => faults.push(fault))
  expect(faults).toEqual([])
  const receipt = await receiptOf(await clerk(), id)
  const { checks, declared } = checkReceipt(JSON.stringify(receipt))
  expect(checks).toContainEqual({ title: '名单', holds: true, words: '2 行与提交时一致' })
  expect(declared.at(-1)?.label).toBe('序号 2')
  expect(declared.at(-1)?.value).toContain(`证件号码：${idNoOf(2)}`)
  const [first, ...others] = receipt.rows ?? []
  const forged = { ...receipt, rows: [{ ...first, cells: [] }, ...others] }
  expect(checkReceipt(JSON.stringify(forged)).checks).toContainEqual(
    expect.objectContaining({ title: '名单', holds: false }),
  )
  const none = { ...receipt, rows: undefined }
  expect(checkReceipt(JSON.stringify(none)).checks).toContainEqual(
    expect.objectContaining({ title: '名单', holds: undefined }),
  )
  await runtime.owner.query('delete from casework.declaration_row where declaration_id = $1 and row_no = 2', [
    id,
  ])
  await checkEvidence(system, fault => faults.push(fault))
  expect(faults).toEqual([expect.stringContaining('提交的名单已被改动')])
})

test('another unit, another area and a visitor see no row', async () => {
  const id = await submitted([personOf(1)])
  const key = { unitNo, declarationId: id }
  for (const who of [
    await operator(runtime, '410105000003'),
    await officer(runtime, '410105-accept'),
    { kind: 'visitor' } as const,
  ]) {
    expect((await listRows(runtime.as(who), key)).total).toBe(0)
  }
  expect((await listRows(await reviewer(), key)).total).toBe(1)
  const stranger = await clerk('410105000003')
  await expect(addRow(stranger, item, { into: { declarationId: id }, values: personOf(2) })).rejects.toThrow(
    /没有找到/,
  )
  await expect(addRow(await reviewer(), item, { into: draft, values: personOf(2) })).rejects.toThrow(
    /经办人员不能/,
  )
  today.closed = '本月申报已截止。'
  await expect(addRow(await clerk(), item, { into: draft, values: personOf(2) })).rejects.toThrow(
    '本月申报已截止。',
  )
})
