import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { projectFile } from '#project-file'
import { Browser } from '../../script/benches/browser.ts'
import { logIn } from '../../script/benches/log-in.ts'
import { picture } from '../../script/benches/picture.ts'
import { type SystemPostgres, startSystemPostgres } from '../../script/test-postgres.ts'
import { builtProgram, dataFolder, type RunningHall, startHall } from '../journeys/start-hall.ts'

execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
let postgres: SystemPostgres
let bucket: S3rver
let folders: string[]
let settings: Record<string, string>
beforeAll(async () => {
  postgres = startSystemPostgres()
  folders = await Promise.all([dataFolder(), dataFolder(), dataFolder()])
  const directory = join(folders[0] ?? '', 'bucket')
  bucket = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'hall' }],
  })
  const { port } = await bucket.run()
  settings = {
    DATABASE_URL: postgres.url,
    HALL_SECRET: 'one secret for all machines of this test',
    FILES_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    FILES_S3_BUCKET: 'hall',
    FILES_S3_KEY: 'S3RVER',
    FILES_S3_SECRET: 'S3RVER',
  }
}, 60_000)
afterAll(async () => {
  await bucket.close()
  postgres.stop()
  await Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true })))
})

const machine = (number: number, more: Record<string, string> = {}): Promise<RunningHall> =>
  startHall(folders[number] ?? '', builtProgram, { ...settings, ...more })

const messages = z.array(z.object({ code: z.string().nullable() }))

test('a journey goes from machine to machine with each request, also past one that was killed', async () => {
  const first = await machine(0, { PROCESSES: '2' })
  const second = await machine(1)
  let asked = 0
  const browser = new Browser(first.url)
  const onTheOther = () => {
    asked += 1
    browser.site = asked % 2 === 0 ? first.url : second.url
    return browser
  }
  await logIn(browser, '91410783MA0000058Y', 'Demo#2023')
  const form = '/employer/items/stable-employment-refund'
  await onTheOther().get(form)
  const saved = await onTheOther().post(form, {
    _act: 'materials',
    noticeRead: '1',
    year: '2023',
    contactName: '郑芳',
    contactMobile: '13800000105',
    payTo: '单位',
    accountNo: '41001522010050205678',
    bankName: '中国建设银行长垣支行',
    accountName: '长垣示例食品有限公司',
  })
  const materials = saved.location
  expect(materials).toContain('/materials')
  await onTheOther().get(materials)
  await onTheOther().post(materials, { kind: 'proof' }, { file: await picture() })
  const page = await onTheOther().get(materials)
  const [, file = ''] = /href="([^"]+)"[^>]*>查看/.exec(page.text) ?? []
  for (const { url } of [first, second]) {
    browser.site = url
    expect((await browser.get(file)).status).toBe(200)
  }
  const submission = materials.replace('/materials', '/submission')
  await onTheOther().get(submission)
  await onTheOther().post(submission, { _act: 'sms' })
  const phone = await onTheOther().get('/demo/phone.json?mobile=13800000105')
  const smsCode = messages.parse(JSON.parse(phone.text)).find(message => message.code)?.code ?? ''
  process.kill(second.pid, 'SIGKILL')
  browser.site = first.url
  const done = await browser.post(submission, { smsCode })
  expect(done.status).toBe(303)
  expect((await browser.get('/employer/progress')).text).toContain('受理流水号')
  await first.stop()
}, 240_000)

test('a machine with another secret, or with files of its own, is refused', async () => {
  await expect(machine(2, { HALL_SECRET: 'another secret, long enough for a hall' })).rejects.toThrow(
    'ended with 1',
  )
  const ownFiles = { FILES_S3_ENDPOINT: '', FILES_S3_BUCKET: '', FILES_S3_KEY: '', FILES_S3_SECRET: '' }
  await expect(machine(2, ownFiles)).rejects.toThrow('ended with 1')
}, 120_000)
