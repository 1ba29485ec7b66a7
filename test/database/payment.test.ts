import { Readable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyAnswers, bankFile, linesCsv, readAnswer } from '#disbursement'
import { messagesTo } from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'
import {
  acceptor,
  answerCsv,
  catalogue,
  finance,
  mobileOf,
  money,
  officerOf,
  operatorOf,
  orders,
  otherFinance,
  owed,
  reviewer,
  type Said,
  someUnits,
} from './money.ts'
import { submit } from './people.ts'
import {
  accept,
  approveBatch,
  approveRecovery,
  batchDetails,
  bookReceipt,
  caseFile,
  decideDispute,
  disputes,
  findCurrent,
  openRecovery,
  payables,
  prepareBatch,
  proposeDispute,
  recoveries,
  rejectBatch,
  rejectRecovery,
  save,
  sendBack,
  toDo,
  unitPayments,
} from './visits.ts'

let runtime: TestRuntime
let units: string[]
let next = 0
beforeAll(async () => {
  runtime = await testRuntime()
  units = await someUnits(runtime.runtime, 40)
})
afterAll(() => runtime.close())

const fresh = () => units[next++] ?? ''
const whole = { of: {}, format: 'csv', ceiling: '', cut: 'priority' }
const as = (who: typeof finance) => runtime.as(who)
const apply = () => applyAnswers(runtime.as({ kind: 'system' }), catalogue)

/** A batch prepared by one officer, approved by another, and downloaded. */
async function sent(order = whole): Promise<{ number: string; told: Said[] }> {
  const { number } = await prepareBatch(as(finance), order)
  await approveBatch(as(reviewer), number)
  return { number, told: await orders(runtime, number) }
}

async function answered(number: string, said: readonly Said[]) {
  const answer = await readAnswer(as(finance), number, answerCsv(number, said))
  await apply()
  return answer
}

const linesOf = async (number: string) => (await batchDetails(as(finance), number, 1)).lines

test('a payment is prepared, approved by another officer, sent and answered, and settles the case with one message', async () => {
  const unitNo = fresh()
  const id = await owed(runtime, unitNo, { amountFen: 1_728_000 })
  expect((await caseFile(as(finance), id)).declaration.step).toBe('payment')
  expect(await payables(as(finance), {})).toMatchObject({ total: 1, totalFen: 1_728_000 })
  await expect(prepareBatch(as(reviewer), whole)).rejects.toThrow(/财务岗/)
  const { number, lines, totalFen } = await prepareBatch(as(finance), whole)
  expect([lines, totalFen]).toEqual([1, 1_728_000])
  await expect(bankFile(as(finance), number)).rejects.toThrow(/审批通过/)
  await expect(approveBatch(as(finance), number)).rejects.toThrow(/同一人/)
  await expect(approveBatch(as(acceptor), number)).rejects.toThrow(/受理岗/)
  await approveBatch(as(reviewer), number)
  await expect(approveBatch(as(otherFinance), number)).rejects.toThrow(/已批准/)
  const told = await orders(runtime, number)
  expect(told).toEqual([{ reference: `${number}000001`, amount: '17280.00', outcome: '成功' }])
  const first = await batchDetails(as(finance), number, 1)
  await orders(runtime, number)
  const again = await batchDetails(as(finance), number, 1)
  expect(again.batch.file).toEqual(first.batch.file)
  expect(again.batch.file?.sha256).toMatch(/^[0-9a-f]{64}$/)

  await answered(number, told)
  const file = await caseFile(as(finance), id)
  expect(file.declaration.state).toBe('passed')
  expect(file.history.map(line => line.words).join()).toContain('17,280.00 元已于 2023-08-21 拨付到尾号 5678')
  const heard = await messagesTo(runtime.runtime.db, mobileOf(unitNo))
  expect(heard.filter(sms => sms.text.includes('拨付到尾号 5678'))).toHaveLength(1)
  const [mine] = await unitPayments(runtime.as(operatorOf(unitNo)))
  expect(mine).toMatchObject({ state: 'paid', amountFen: 1_728_000, maskedAccountNo: '****************5678' })
  const csv = await readAll(await linesCsv(as(finance), number))
  expect(csv).toContain('17280.00')
})

test('money of a frozen unit is left out of a batch, and stops one that was prepared before', async () => {
  const unitNo = fresh()
  await owed(runtime, unitNo, { amountFen: 300_000 })
  const { number } = await prepareBatch(as(finance), whole)
  await runtime.owner.query(
    `with notice as (
      insert into identity.registration_notice
        (unit_no, area_code, kind, who_sealed, seal_id, registered_at, open_until)
      select unit_no, area_code, 'code', '', '', now(), now() from registry.unit where unit_no = $1
      returning notice_no, unit_no, area_code)
    insert into identity.registration_freeze (unit_no, unit_name, area_code, notice_no, frozen_at)
    select unit_no, '', area_code, notice_no, now() from notice`,
    [unitNo],
  )
  await expect(approveBatch(as(reviewer), number)).rejects.toThrow(
    /已冻结或撤销，不能拨付；冻结的须先处理。请驳回/,
  )
  await rejectBatch(as(reviewer), { number, reason: '单位注册已冻结' })
  await expect(prepareBatch(as(finance), whole)).rejects.toThrow(/已冻结/)
  await runtime.owner.query(`update identity.registration_freeze set decision = 'lifted', decided_at = now()`)
  const again = await prepareBatch(as(finance), whole)
  expect(again).toMatchObject({ lines: 1, frozen: [] })
  await approveBatch(as(reviewer), again.number)
})

test('money that an account filed which 撤销注册 disabled is not paid, although nothing is frozen any more', async () => {
  const [revoked, other] = [fresh(), fresh()]
  const id = await owed(runtime, revoked, { amountFen: 300_000 })
  await owed(runtime, other, { amountFen: 100_000 })
  const { number } = await prepareBatch(as(finance), whole)
  const { rows } = await runtime.owner.query<{ account_no: number }>(
    `update identity.account set disabled_at = now(), frozen_at = now()
     where kind = 'operator' and unit_no = '410783000006' returning account_no`,
  )
  await runtime.owner.query('update casework.declaration set applicant_no = $2 where declaration_id = $1', [
    id,
    rows[0]?.account_no,
  ])
  await expect(approveBatch(as(reviewer), number)).rejects.toThrow(/已冻结或撤销，不能拨付/)
  await rejectBatch(as(reviewer), { number, reason: '注册已撤销' })
  const again = await prepareBatch(as(finance), whole)
  expect(again.lines).toBe(1)
  expect(again.frozen).toHaveLength(1)
  await approveBatch(as(reviewer), again.number)
  // The following tests count what is open.
  await runtime.owner.query('update casework.declaration set applicant_no = 1 where declaration_id = $1', [
    id,
  ])
  await approveBatch(as(reviewer), (await prepareBatch(as(finance), whole)).number)
})

test('an answer read twice, or overlapping another file, changes nothing', async () => {
  const [one, two] = [fresh(), fresh()]
  await owed(runtime, one, { amountFen: 100_000 })
  await owed(runtime, two, { amountFen: 200_000 })
  const { number, told } = await sent()
  const [first, second] = told
  if (!first || !second) throw new Error('two lines')
  expect((await answered(number, [first])).before).toBe(false)
  expect((await answered(number, [first])).before).toBe(true)
  expect((await linesOf(number)).map(line => line.state)).toEqual(['paid', 'open'])
  expect((await answered(number, told)).before).toBe(false)
  expect((await linesOf(number)).map(line => line.state)).toEqual(['paid', 'paid'])
  expect(await disputes(as(finance))).toEqual([])
  for (const unitNo of [one, two]) {
    const heard = await messagesTo(runtime.runtime.db, mobileOf(unitNo))
    expect(heard.filter(sms => sms.text.includes('拨付到尾号'))).toHaveLength(1)
  }
  const { rows } = await runtime.owner.query(
    `select kind, count(*)::int from disbursement.booking b join disbursement.batch using (batch_no)
     where number = $1 group by kind order by kind`,
    [number],
  )
  expect(rows).toEqual([
    { kind: 'approved', count: 2 },
    { kind: 'paid', count: 2 },
  ])
})

test('concurrent officers make one batch of the same money, approve it once, and post an answer once', async () => {
  const unitNo = fresh()
  await owed(runtime, unitNo, { amountFen: 300_000 })
  const made = await Promise.allSettled([
    prepareBatch(as(finance), whole),
    prepareBatch(as(otherFinance), whole),
  ])
  expect(made.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const number = made.flatMap(one => (one.status === 'fulfilled' ? [one.value.number] : []))[0] ?? ''
  const approved = await Promise.allSettled([
    approveBatch(as(reviewer), number),
    approveBatch(as(officerOf('hr', 9005)), number),
  ])
  expect(approved.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const told = await orders(runtime, number)
  const read = await Promise.all([
    readAnswer(as(finance), number, answerCsv(number, told)),
    readAnswer(as(otherFinance), number, answerCsv(number, told)),
  ])
  expect(read.filter(one => one.before)).toHaveLength(1)
  await Promise.all([apply(), apply(), apply()])
  const heard = await messagesTo(runtime.runtime.db, mobileOf(unitNo))
  expect(heard.filter(sms => sms.text.includes('拨付到尾号'))).toHaveLength(1)
})

test('a returned payment is corrected by the unit and paid once in a new batch', async () => {
  const unitNo = fresh()
  const id = await owed(runtime, unitNo, { amountFen: 500_000, accountNo: '99990000111122223333' })
  const { number, told } = await sent()
  await answered(
    number,
    told.map(one => ({ ...one, outcome: '退回', reason: '户名不符' })),
  )
  const unit = runtime.as(operatorOf(unitNo))
  expect((await toDo(unit, 'employer')).map(row => [row.declarationId, row.state])).toEqual([
    [id, 'returned'],
  ])
  const [back] = await messagesTo(runtime.runtime.db, mobileOf(unitNo))
  expect(back?.text).toContain('账户名称与银行账号不一致（银行答复：户名不符）')
  expect(await payables(as(finance), {})).toMatchObject({ total: 0 })

  const { values } = await findCurrent(unit, money)
  await save(unit, money, { ...values, accountNo: '41001522010050209999' })
  await submit(unit, money, { declarationId: id })
  await sendBack(as(acceptor), money, { declarationId: id, reason: '请再核对一次账户' })
  await submit(unit, money, { declarationId: id })
  await accept(as(acceptor), money, id)
  expect(await payables(as(finance), {})).toMatchObject({
    total: 1,
    rows: [{ attempt: 2, amountFen: 500_000 }],
  })
  const second = await sent()
  await answered(second.number, second.told)
  expect((await caseFile(unit, id)).declaration.state).toBe('passed')
  expect((await unitPayments(unit)).map(line => [line.state, line.maskedAccountNo.slice(-4)])).toEqual([
    ['paid', '9999'],
    ['returned', '3333'],
  ])
  // Reading the first answer again finds everything already posted.
  await answered(
    number,
    told.map(one => ({ ...one, outcome: '退回', reason: '户名不符！' })),
  )
  expect(await disputes(as(finance))).toEqual([])
})

test('an answer that does not match the batch exactly is refused with its lines, and nothing is stored', async () => {
  await owed(runtime, fresh(), { amountFen: 70_000 })
  await owed(runtime, fresh(), { amountFen: 80_000 })
  const { number } = await prepareBatch(as(finance), whole)
  await approveBatch(as(reviewer), number)
  const read = (stream: Readable) => readAnswer(as(finance), number, stream)
  const text = (lines: readonly string[]) => Readable.from([Buffer.from(lines.join('\n'))])
  await expect(read(text(['H']))).rejects.toThrow(/还没有下载/)
  const told = await orders(runtime, number)
  const [one, two] = told
  if (!one || !two) throw new Error('two lines')
  const head = `H,WG1R,${number},20230821,1`
  const line = `D,${one.reference},700.00,成功,20230821,`
  const wrong: [Readable, RegExp][] = [
    [answerCsv(number, [one, { ...two, reference: `${number}000009` }]), /第 3 行：本批次没有业务编号/],
    [answerCsv(number, [{ ...one, amount: '700.01' }]), /第 2 行：金额与本批次明细不符/],
    [answerCsv(number, [one, one]), /第 3 行：业务编号 .* 重复/],
    [answerCsv('41078320230811999999', [one]), /第 1 行：文件属于批次/],
    [text([head, line]), /第 3 行：没有表尾/],
    [text([head, line, 'T,2,700.00,0.00']), /第 3 行：笔数与明细不符/],
    [text([head, line, 'T,1,0.00,700.00']), /第 3 行：成功或退回金额/],
    [text([line]), /第 1 行：第一行应为表头/],
    [text([head, line.replace('成功', '也许'), 'T,1,700.00,0.00']), /第 2 行：结果“也许”/],
    [text([head, line.replace('20230821', '20230231'), 'T,1,700.00,0.00']), /第 2 行：日期/],
    [text([head, line, 'T,1,700.00,0.00', line]), /第 4 行：表尾之后/],
    [text(['']), /没有表尾/],
  ]
  for (const [stream, sentence] of wrong) await expect(read(stream)).rejects.toThrow(sentence)
  await apply()
  expect((await linesOf(number)).map(row => row.state)).toEqual(['open', 'open'])
  expect((await batchDetails(as(finance), number, 1)).answers).toEqual([])
  await answered(number, told)
})

test('a late return of a payment waits for two officers; then the unit corrects it and is paid again', async () => {
  const unitNo = fresh()
  const id = await owed(runtime, unitNo, { amountFen: 900_000 })
  const { number, told } = await sent()
  await answered(number, told)
  const late = told.map(one => ({ ...one, outcome: '退回' as const, reason: '账户已销户' }))
  await answered(number, late)
  const [dispute] = await disputes(as(reviewer))
  if (!dispute) throw new Error('one dispute')
  expect(dispute.why).toContain('此前已回盘到账')
  expect((await linesOf(number)).map(line => line.state)).toEqual(['paid'])
  const decide = (who: typeof finance) => decideDispute(as(who), catalogue, dispute)
  await expect(decide(reviewer)).rejects.toThrow(/还没有核实意见/)
  await expect(
    proposeDispute(as(finance), dispute, { proposal: '', words: '\u200b'.repeat(5) }),
  ).rejects.toMatchObject({ findings: [{ field: 'proposal' }, { field: 'words' }] })
  await proposeDispute(as(finance), dispute, { proposal: 'book', words: '已电话向银行核实退汇' })
  await expect(decide(finance)).rejects.toThrow(/另一人/)
  await decide(reviewer)
  await expect(decide(reviewer)).rejects.toThrow(/已经处理/)
  expect((await linesOf(number)).map(line => line.state)).toEqual(['returned'])
  const unit = runtime.as(operatorOf(unitNo))
  expect((await caseFile(unit, id)).declaration.state).toBe('returned')
  await save(unit, money, { ...(await findCurrent(unit, money)).values, accountNo: '41001522010050207777' })
  await submit(unit, money, { declarationId: id })
  await accept(as(acceptor), money, id)

  // The bank now says that the first payment arrived after all: nothing is sent before that is decided.
  await answered(
    number,
    told.map(one => ({ ...one, reason: '实际已入账' })),
  )
  await expect(prepareBatch(as(finance), whole)).rejects.toThrow(/没有可以拨付/)
  const [second] = await disputes(as(reviewer))
  if (!second) throw new Error('one more')
  await proposeDispute(as(finance), second, { proposal: 'book', words: '银行出具证明已入账' })
  await decideDispute(as(reviewer), catalogue, second)
  expect((await caseFile(unit, id)).declaration.state).toBe('passed')
  expect((await payables(as(finance), {})).total).toBe(0)
})

test('a budget cuts permanently by ratio, or by priority until the next batch; a rejected batch frees its money', async () => {
  const [one, two, three] = [fresh(), fresh(), fresh()]
  await owed(runtime, one, { amountFen: 100_001 })
  await owed(runtime, two, { amountFen: 200_000 })
  const small = await owed(runtime, three, { amountFen: 1 })
  const priority = await prepareBatch(as(finance), { ...whole, ceiling: '2000.00' })
  expect(priority).toMatchObject({ lines: 2, totalFen: 100_002 })
  await expect(rejectBatch(as(finance), { number: priority.number, reason: '重新制单' })).rejects.toThrow(
    /同一人/,
  )
  await rejectBatch(as(reviewer), { number: priority.number, reason: '重新制单' })
  for (const ceiling of ['0', 'abc', '-1', '1.234']) {
    await expect(prepareBatch(as(finance), { ...whole, ceiling })).rejects.toThrow(/资金总额/)
  }
  const { number, told } = await sent({ ...whole, ceiling: '1,500.00', cut: 'ratio' })
  expect(told.map(line => line.amount)).toEqual(['500.00', '999.99'])
  await answered(number, [
    { ...(told[0] ?? { reference: '', amount: '' }), outcome: '退回', reason: '无此户' },
  ])
  const unit = runtime.as(operatorOf(one))
  const [row] = await toDo(unit, 'employer')
  await submit(unit, money, { declarationId: row?.declarationId ?? '' })
  await accept(as(acceptor), money, row?.declarationId ?? '')
  // After correction it gets the reduced amount like the others, not the full one.
  const found = await payables(as(finance), {})
  expect(found.rows.map(each => [each.attempt, each.amountFen])).toEqual([
    [2, 50_000],
    [1, 1],
  ])
  expect((await caseFile(as(finance), small)).declaration.step).toBe('payment')
  const last = await sent()
  await answered(last.number, last.told)
  await answered(number, told.slice(1))
  const [heard] = await messagesTo(runtime.runtime.db, mobileOf(two))
  expect(heard?.text).toContain('政策金额 2,000.00 元，因本批资金总额有限按 50.00% 拨付')
})

test('a wrong payment is recovered by two officers, the unit is told, and each voucher is posted once', async () => {
  const unitNo = fresh()
  await owed(runtime, unitNo, { amountFen: 400_000 })
  const { number, told } = await sent()
  const wanted = { number, lineNo: 1, cause: '金额有误', reason: '复核发现缴费基数有误', amount: '1000' }
  await expect(openRecovery(as(finance), wanted)).rejects.toThrow(/没有到账/)
  await answered(number, told)
  await expect(openRecovery(as(finance), { ...wanted, amount: '4000.01' })).rejects.toThrow(/4,000\.00/)
  await openRecovery(as(finance), wanted)
  await openRecovery(as(finance), { ...wanted, amount: '3000' })
  await expect(openRecovery(as(finance), { ...wanted, amount: '0.01' })).rejects.toThrow(/0\.00/)
  const [large, small] = await recoveries(as(finance))
  if (!large || !small) throw new Error('two recoveries')
  await expect(approveRecovery(as(finance), small.recoveryNo)).rejects.toThrow(/同一人/)
  await rejectRecovery(as(reviewer), large.recoveryNo)
  await approveRecovery(as(reviewer), small.recoveryNo)
  const [heard] = await messagesTo(runtime.runtime.db, mobileOf(unitNo))
  expect(heard?.text).toContain('1,000.00 元，原因：金额有误')
  const receipt = { recoveryNo: small.recoveryNo, amount: '400', receivedOn: '2023-08-11', voucher: 'A1' }
  await bookReceipt(as(finance), receipt)
  await expect(bookReceipt(as(finance), receipt)).rejects.toThrow(/已经入账/)
  const nothing = { recoveryNo: 0, amount: '', receivedOn: '2023/2/30', voucher: '\u200b' }
  await expect(bookReceipt(as(finance), nothing)).rejects.toMatchObject({
    findings: ['amount', 'receivedOn', 'voucher', 'recovery'].map(field => ({ field })),
  })
  await expect(bookReceipt(as(finance), { ...receipt, voucher: 'A2', amount: '600.01' })).rejects.toThrow(
    /600\.00/,
  )
  await expect(
    bookReceipt(as(finance), { ...receipt, voucher: 'A2', receivedOn: '2023-08-12' }),
  ).rejects.toThrow(/今天/)
  await bookReceipt(as(finance), { ...receipt, voucher: 'A2', amount: '600', receivedOn: '2023年8月11日' })
  const mine = await recoveries(runtime.as(operatorOf(unitNo)))
  expect(mine.map(one => [one.state, one.receivedFen])).toEqual([['settled', 100_000]])
})

test('another area, and the unit itself, can neither see nor change it', async () => {
  await owed(runtime, fresh(), { amountFen: 60_000 })
  const elsewhere = runtime.as(officerOf('finance', 9010, '410105'))
  expect((await payables(elsewhere, {})).total).toBe(0)
  await expect(prepareBatch(elsewhere, whole)).rejects.toThrow(/没有可以拨付/)
  const { number } = await prepareBatch(as(finance), whole)
  await expect(batchDetails(elsewhere, number, 1)).rejects.toThrow(/没有找到/)
  await expect(approveBatch(elsewhere, number)).rejects.toThrow(/没有找到/)
  await rejectBatch(as(reviewer), { number, reason: '测试完毕' })
})

test('the database itself refuses a second open attempt, a double booking and more than is owed', async () => {
  const run = (sql: string) => runtime.owner.query(sql)
  await expect(
    run('update disbursement.claim set paid_fen = due_fen + 1 where paid_fen = due_fen'),
  ).rejects.toThrow(/paid_within_due/)
  await expect(
    run(`insert into disbursement.booking select * from disbursement.booking where kind = 'paid'`),
  ).rejects.toThrow(/booking_pkey/)
  await expect(run(`update disbursement.line set state = 'open' where state = 'dropped'`)).rejects.toThrow(
    /line_once/,
  )
  await expect(
    run('update disbursement.batch set decided_by = prepared_by where decided_by is not null'),
  ).rejects.toThrow(/batch_by_two_people/)
})
