import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkEvidence, checkReceipt, getItem, publishRoots } from '#casework'
import { readToken } from '../../demo/ukey/read-token.ts'
import { signWith } from '../../demo/ukey/token.ts'
import { receiptSchema } from '../../src/casework/evidence/receipt-format.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator } from './people.ts'
import {
  bindCertificate,
  caseFile,
  declaredBy,
  receiptOf,
  save,
  sendBack,
  signaturesOf,
  submit,
} from './visits.ts'

const item = getItem(catalogue, 'stable-employment-refund')
const emergency = getItem(catalogue, 'emergency-refund')
const unitNo = '410783000002'
const demo = join(import.meta.dirname, '../../demo')
const form = {
  noticeRead: '1',
  year: '2023',
  contactName: '王五',
  contactMobile: '13800000003',
  payTo: '单位',
  accountNo: '41001522010050205678',
  bankName: '中国建设银行长垣支行',
  accountName: '长垣示例医疗器械有限公司',
}
const tokenOf = (name: string) => readToken(join(demo, `ukey/${name}.json`))

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const clerk = async () => runtime.as({ ...(await operator(runtime, unitNo)), certificate: true })

/** 签章 as the page does it: the statement shown, signed by a token. */
async function signature(id: string, on = 'changyuan', certificateId = on, text?: string) {
  const declared = await declaredBy(await clerk(), item, id)
  const token = tokenOf(on)
  const certificate = token.certificates.find(one => one.id === certificateId)?.cert ?? ''
  const signed = signWith(token, certificateId, '123456', Buffer.from(text ?? declared?.statement ?? ''))
  return { statement: declared?.hash ?? '', certificate, signature: signed?.toString('base64') ?? '' }
}

test('only the row’s current statement can be signed, and only by the unit’s own certificate', async () => {
  const acting = await clerk()
  const id = await save(acting, item, form)
  const before = await signature(id)
  await save(acting, item, { ...form, contactName: '王小五' })
  await expect(submit(acting, item, { declarationId: id, signed: before })).rejects.toThrow('有变化')
  const now = await signature(id)
  const forged = { ...before, statement: now.statement }
  await expect(submit(acting, item, { declarationId: id, signed: forged })).rejects.toThrow(
    '签名验证没有通过',
  )
  const login = await signature(id, 'changyuan', 'changyuan', '登录单位网厅\nhttp://hall.example')
  await expect(submit(acting, item, { declarationId: id, signed: login })).rejects.toThrow('签名验证没有通过')
  const foreign = await signature(id, 'zhengzhou', 'zhengzhou')
  await expect(submit(acting, item, { declarationId: id, signed: foreign })).rejects.toThrow('不是本单位')
  const revoked = await signature(id, 'refused', 'revoked')
  await expect(submit(acting, item, { declarationId: id, signed: revoked })).rejects.toThrow('吊销')
  await expect(submit(acting, item, { declarationId: id })).rejects.toThrow('请输入短信验证码')
  expect((await caseFile(acting, id)).declaration.state).toBe('draft')

  const serials = await Promise.all(
    [1, 2].map(() => submit(acting, item, { declarationId: id, signed: now })),
  )
  expect(new Set(serials).size).toBe(1)
  const [info, ...more] = await signaturesOf(acting, id)
  expect(more).toEqual([])
  expect(info).toMatchObject({ actor: '王五', result: 'valid' })
  expect(info?.issuer).toBeTruthy()
  expect(info?.certificate?.subject.organization).toBe('长垣示例医疗器械有限公司')
  expect(info?.crlAt).toBeInstanceOf(Date)
  expect((await caseFile(acting, id)).history.at(-1)?.words).toMatch(
    /；数字证书签章（证书序列号 [0-9A-F]+）$/,
  )
})

test('a receipt of a signed submission verifies on its own, SM2 or RSA, and any change to it is detected', async () => {
  const acting = await clerk()
  const [first] = await signedReceipts()
  await sendBack(runtime.as(await officer(runtime, '410783-accept')), item, {
    declarationId: first?.id ?? '',
    reason: '请再核对一次账户信息',
  })
  const rsa = await signature(first?.id ?? '', 'changyuan', 'changyuan-rsa')
  await submit(acting, item, { declarationId: first?.id ?? '', signed: rsa })
  expect((await signaturesOf(acting, first?.id ?? '')).map(one => one.certificate?.key.algorithm)).toEqual([
    'SM2-SM3',
    'RSA-SHA256',
  ])
  await publishRoots(runtime.as({ kind: 'system' } as const, '2023-08-12T09:00:00+08:00'))
  for (const { text } of [...(first ? [first] : []), ...(await signedReceipts())]) {
    const { checks } = checkReceipt(text)
    expect(checks.filter(check => check.holds === false)).toEqual([])
    expect(checks.find(check => check.title === '签章')?.words).toContain('长垣示例医疗器械有限公司')
    const receipt = receiptSchema.parse(JSON.parse(text))
    const bytes = Buffer.from(receipt.signature?.signature ?? '', 'base64')
    bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1
    const signature = { ...receipt.signature, signature: bytes.toString('base64') }
    const changed = checkReceipt(JSON.stringify({ ...receipt, signature }))
    const broken = changed.checks.find(check => check.title === '签章')
    expect(broken?.holds).toBe(false)
    expect(broken?.words).toContain('内容已被改动')
    const without = checkReceipt(JSON.stringify({ ...receipt, signature: null }))
    expect(without.checks.some(check => check.holds === false)).toBe(true)
  }
})

async function signedReceipts() {
  const acting = await clerk()
  const { rows } = await runtime.owner.query<{ id: string }>(
    "select declaration_id as id from casework.declaration where state = 'submitted'",
  )
  const texts = rows.map(async ({ id }) => ({ id, text: JSON.stringify(await receiptOf(acting, id)) }))
  return await Promise.all(texts)
}

test('a signature changed in the database is reported; a certificate expired since was valid when it signed', async () => {
  const acting = await clerk()
  const { owner } = runtime
  const turn =
    'update casework.submission set signature = set_byte(signature, 20, get_byte(signature, 20) # 1)'
  const said = async () => {
    const sentences: string[] = []
    const found = await checkEvidence(runtime.as({ kind: 'system' } as const), one => sentences.push(one))
    expect(found.signatures).toBe(2)
    return sentences
  }
  expect(await said()).toEqual([])
  await owner.query(turn)
  expect(await said()).toHaveLength(2)
  const { rows } = await owner.query<{ id: string }>('select declaration_id as id from casework.submission')
  const id = rows[0]?.id ?? ''
  expect((await signaturesOf(acting, id))[0]?.result).toBe('changed')
  await owner.query(turn)
  expect(await said()).toEqual([])

  const late = new Date('2099-01-01T00:00:00Z')
  expect((await signaturesOf({ ...acting, at: late }, id))[0]?.result).toBe('expired')
})

test('a certificate revoked later was valid when it signed, and 签章信息 says both', async () => {
  const caDir = join(tmpdir(), `ca-signature-${process.pid}`)
  cpSync(join(demo, 'ca'), caDir, { recursive: true })
  cpSync(join(demo, 'ukey/before-revocation.crl'), join(caDir, 'unit.crl'))
  const before = { ...runtime.runtime, config: { ...runtime.runtime.config, caDir } }
  // After the day whose root the previous test published.
  const acting = { ...(await clerk()), runtime: before, at: new Date('2023-08-13T09:00:00+08:00') }
  const file = readFileSync(join(demo, 'ukey/revoked.cer'))
  await bindCertificate(
    { ...runtime.as(await officer(runtime, '410783-review')), runtime: before },
    { unitNo, file },
  )
  const id = await save(acting, emergency, {
    year: '2023',
    contactName: '王五',
    contactMobile: '13800000003',
    difficulty: '受市场影响，订单减少三成，生产经营暂时困难。',
    measures: '不裁员，轮岗轮休，组织在岗培训，稳定职工队伍。',
  })
  const declared = await declaredBy(acting, emergency, id)
  const token = tokenOf('refused')
  const certificate = token.certificates.find(one => one.id === 'revoked')?.cert ?? ''
  const made = signWith(token, 'revoked', '123456', Buffer.from(declared?.statement ?? ''))
  const signed = { statement: declared?.hash ?? '', certificate, signature: made?.toString('base64') ?? '' }
  await submit(acting, emergency, { declarationId: id, signed })
  expect((await signaturesOf(acting, id)).map(one => one.result)).toEqual(['valid'])
  writeFileSync(join(caDir, 'unit.crl'), readFileSync(join(demo, 'ca/unit.crl')))
  expect((await signaturesOf(acting, id)).map(one => one.result)).toEqual(['revoked'])
  const faults: string[] = []
  await checkEvidence(runtime.as({ kind: 'system' } as const), fault => faults.push(fault))
  expect(faults).toEqual([])
  rmSync(caDir, { recursive: true })
})
