import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { type Acting, checkUnitCertificate, findSession, issueChallenge } from '#identity'
import { messagesTo } from '#platform'
import { readToken } from '../../demo/ukey/read-token.ts'
import { signWith } from '../../demo/ukey/token.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { officer, operator, visitor } from './people.ts'
import {
  bindCertificate,
  certificatesOf,
  logInByCertificate,
  replaceCertificate,
  reportLost,
  save,
  unbindCertificate,
} from './visits.ts'

const demo = join(import.meta.dirname, '../../demo')
const changyuan = '410783000002'
const logistics = '410105000004'
const site = 'http://hall.example'
const cer = (name: string) => readFileSync(join(demo, `ukey/${name}.cer`))

let hall: TestRuntime
beforeAll(async () => {
  hall = await testRuntime()
})
afterAll(() => hall.close())

/** A UKey's response to a challenge; `on` is the token's file, `id` the certificate on it. */
function answer(challenge: string, on: string, id: string) {
  const token = readToken(join(demo, `ukey/${on}.json`))
  const certificate = token.certificates.find(one => one.id === id)?.cert ?? ''
  const signature = signWith(token, id, '123456', Buffer.from(challenge))?.toString('base64') ?? ''
  return { challenge, certificate, signature }
}

const come = (name = 'visitor', at?: string): Acting => {
  const acting = hall.as(visitor, at)
  return { ...acting, origin: { ...acting.origin, visitor: name } }
}

async function logIn(on: string, id: string, acting = come()) {
  return await logInByCertificate(acting, answer(await issueChallenge(acting, site), on, id))
}

const whoseIs = async (token: string, at = '2023-08-11T09:00:00+08:00') =>
  (await findSession(hall.runtime, token, new Date(at)))?.who

test('SM2 and RSA certificates log in the unit’s administrator with full functions', async () => {
  for (const id of ['changyuan', 'changyuan-rsa']) {
    const who = await whoseIs(await logIn('changyuan', id))
    expect(who).toMatchObject({ kind: 'operator', unitNo: changyuan, name: '王五', certificate: true })
  }
})

test('a challenge works once, for its visitor, for two minutes, and must be the one that was signed', async () => {
  const acting = come()
  const given = answer(await issueChallenge(acting, site), 'changyuan', 'changyuan')
  await expect(logInByCertificate(come('another'), given)).rejects.toThrow('已过期或已使用')
  await logInByCertificate(acting, given)
  await expect(logInByCertificate(acting, given)).rejects.toThrow('已过期或已使用')
  const late = answer(await issueChallenge(acting, site), 'changyuan', 'changyuan')
  await expect(logInByCertificate(come('visitor', '2023-08-11T09:02:01+08:00'), late)).rejects.toThrow(
    '已过期',
  )
  const other = await issueChallenge(acting, site)
  await expect(logInByCertificate(acting, { ...late, challenge: other })).rejects.toThrow('签名验证没有通过')
  await expect(logInByCertificate(acting, { ...given, challenge: '登录单位网厅' })).rejects.toThrow('已过期')
  const twice = answer(await issueChallenge(acting, site), 'changyuan', 'changyuan')
  const both = await Promise.allSettled([
    logInByCertificate(acting, twice),
    logInByCertificate(acting, twice),
  ])
  expect(both.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('expired, revoked, foreign, encryption and unregistered certificates are refused, each with its own message', async () => {
  await expect(logIn('refused', 'expired')).rejects.toThrow('已过有效期')
  await expect(logIn('refused', 'revoked')).rejects.toThrow('已被发证机构吊销')
  await expect(logIn('refused', 'foreign-holder')).rejects.toThrow('不是本网厅认可的发证机构')
  await expect(logIn('changyuan', 'changyuan-encryption')).rejects.toThrow('加密证书')
  await expect(logIn('logistics', 'logistics')).rejects.toThrow('还没有办理CA登记')
  const acting = come()
  const mixed = answer(await issueChallenge(acting, site), 'changyuan', 'changyuan')
  const certificate = cer('zhengzhou').toString('base64')
  await expect(logInByCertificate(acting, { ...mixed, certificate })).rejects.toThrow('签名验证没有通过')
  const nonsense = { challenge: await issueChallenge(acting, site), certificate: 'AAAA', signature: '' }
  await expect(logInByCertificate(acting, nonsense)).rejects.toThrow('无法识别该数字证书')
})

test('the agency binds a certificate once, for a unit of its area, with the unit’s code, by the posts that may', async () => {
  const accept = hall.as(await officer(hall, '410105-accept'))
  const given = { unitNo: logistics, file: cer('logistics') }
  await expect(bindCertificate(hall.as(await officer(hall, '410105-finance')), given)).rejects.toThrow(
    '受理岗、复核岗',
  )
  await expect(bindCertificate(hall.as(await officer(hall, '410783-accept')), given)).rejects.toThrow(
    '本统筹区没有该单位',
  )
  await expect(bindCertificate(accept, { ...given, file: cer('zhengzhou') })).rejects.toThrow(
    '不一致，不能登记',
  )
  await expect(bindCertificate(accept, { ...given, file: Buffer.from('hello') })).rejects.toThrow('无法识别')
  const pem = `-----BEGIN CERTIFICATE-----\n${given.file.toString('base64')}\n-----END CERTIFICATE-----\n`
  await bindCertificate(accept, { ...given, file: Buffer.from(pem) })
  await expect(bindCertificate(accept, given)).rejects.toThrow('已登记')
  expect((await messagesTo(hall.runtime.db, '13800000104'))[0]?.text).toContain('已办理CA登记')
  expect(await whoseIs(await logIn('logistics', 'logistics'))).toMatchObject({
    unitNo: logistics,
    certificate: true,
  })
  const [row] = await certificatesOf(accept, logistics)
  expect(row).toMatchObject({ subject: '郑州示例物流有限公司', state: 'active', boundName: '受理员' })
  expect(await certificatesOf(hall.as(await officer(hall, '410783-accept')), logistics)).toEqual([])
  expect(await certificatesOf(hall.as(await operator(hall, changyuan)), logistics)).toEqual([])
})

test('lost, replaced or unbound certificates cannot log in, open sessions lose full functions at once, history stays', async () => {
  const review = hall.as(await officer(hall, '410783-review'))
  const sm2 = await logIn('changyuan', 'changyuan')
  const rsa = await logIn('changyuan', 'changyuan-rsa')
  const numberOf = async (algorithm: string, state = 'active') =>
    (await certificatesOf(review, changyuan)).find(row => row.algorithm === algorithm && row.state === state)
      ?.certificateNo ?? 0
  const old = { unitNo: changyuan, certificateNo: await numberOf('SM2-SM3') }
  await replaceCertificate(review, { ...old, file: cer('changyuan-spare') })
  await expect(replaceCertificate(review, { ...old, file: cer('changyuan-spare') })).rejects.toThrow('已更换')
  await expect(logIn('changyuan', 'changyuan')).rejects.toThrow('还没有办理CA登记')
  expect(await whoseIs(sm2)).toMatchObject({ name: '王五', certificate: false })
  expect(await whoseIs(await logIn('changyuan', 'changyuan-spare'))).toMatchObject({ certificate: true })
  await reportLost(review, { unitNo: changyuan, certificateNo: await numberOf('RSA-SHA256') })
  expect(await whoseIs(rsa)).toMatchObject({ certificate: false })
  await expect(bindCertificate(review, { unitNo: changyuan, file: cer('changyuan-rsa') })).rejects.toThrow(
    '已报遗失',
  )
  const spare = { unitNo: changyuan, certificateNo: await numberOf('SM2-SM3') }
  const both = await Promise.allSettled([unbindCertificate(review, spare), unbindCertificate(review, spare)])
  expect(both.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await bindCertificate(review, { unitNo: changyuan, file: cer('changyuan-spare') })
  expect((await certificatesOf(review, changyuan)).map(row => row.state).toSorted()).toEqual([
    'active',
    'lost',
    'replaced',
    'unbound',
  ])
})

test('a signing certificate is checked for the caller’s unit; certificates are off without trusted authorities', async () => {
  const acting = hall.as(await operator(hall, '410105000003'))
  const checked = await checkUnitCertificate(acting, cer('zhengzhou'))
  expect(checked.chain.map(one => one.subject.commonName)).toEqual(['演示单位证书签发机构', '演示国密根证书'])
  const others = checkUnitCertificate(acting, cer('changyuan-spare'))
  await expect(others).rejects.toThrow('不是本单位登记使用的证书')
  const config = { ...hall.runtime.config, caDir: undefined }
  const closed = { ...come(), runtime: { ...hall.runtime, config } }
  await expect(logIn('zhengzhou', 'zhengzhou', closed)).rejects.toThrow('没有启用数字证书登录')
})

test('an item that requires a certificate cannot be filed without one', async () => {
  const item = { ...getItem(catalogue, 'contribution-deferral'), withoutCertificate: false }
  const who = await operator(hall, changyuan)
  await expect(save(hall.as(who), item, {})).rejects.toThrow('需使用数字证书登录后办理')
  const proved = save(hall.as({ ...who, certificate: true }), item, {})
  await expect(proved).rejects.not.toThrow('需使用数字证书登录后办理')
})

test('once the list says that a certificate is revoked, its open session loses full functions', async () => {
  const caDir = join(tmpdir(), `ca-${process.pid}`)
  cpSync(join(demo, 'ca'), caDir, { recursive: true })
  cpSync(join(demo, 'ukey/before-revocation.crl'), join(caDir, 'unit.crl'))
  const runtime = { ...hall.runtime, config: { ...hall.runtime.config, caDir } }
  const review = { ...hall.as(await officer(hall, '410783-review')), runtime }
  await bindCertificate(review, { unitNo: changyuan, file: cer('revoked') })
  const token = await logIn('refused', 'revoked', { ...come(), runtime })
  const at = new Date('2023-08-11T09:00:00+08:00')
  const proved = async () => (await findSession(runtime, token, at))?.who
  expect(await proved()).toMatchObject({ certificate: true })
  writeFileSync(join(caDir, 'unit.crl'), readFileSync(join(demo, 'ca/unit.crl')))
  expect(await proved()).toMatchObject({ name: '王五', certificate: false })
  writeFileSync(join(caDir, 'unit.crl'), 'no list at all')
  expect(await proved()).toMatchObject({ certificate: false })
  rmSync(caDir, { recursive: true })
})
