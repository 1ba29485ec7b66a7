import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, type Page } from '@playwright/test'
import { poppler, scanned, textOf } from '../printed.ts'
import { captcha, type Hall, logInOfficer, logInUnit, logOut, look, submitBySms, test } from './hall.ts'

test.use({ province: 'printouts' })

const unit = '长垣示例医疗器械有限公司'

test('单据：打印、扫码验证、伪造的单据看得出来，退回后失效，批量打印', { tag: '@scripts' }, async ({
  page,
  browser,
  hall,
}) => {
  test.setTimeout(240_000)
  await logInUnit(page, '91410783MA0000023C')
  await file(page, hall, 'stable-employment-refund')
  await file(page, hall, 'emergency-refund')
  const pdf = await fetched(page, '单据打印')
  keep('申报表', pdf)
  expect(poppler('pdfsig', pdf)).toContain('Signature is Valid')
  const address = await scanned(pdf)
  expect(address).toMatch(new RegExp(`^${hall.url}/verify/20230811\\d{9}\\?key=[\\w-]{24}$`))
  keep('申报表', await fetched(page, '申报表（OFD）'), 'ofd')

  const holder = await (await browser.newContext({ baseURL: hall.url })).newPage()
  await holder.goto(address)
  await expect(holder.getByText('真实有效')).toBeVisible()
  await expect(holder.getByText(unit).first()).toBeVisible()
  await look(holder, '单据验证结果')
  await compare(holder, pdf)
  await expect(holder.getByText('文件一致')).toBeVisible()
  await compare(holder, Buffer.concat([pdf, Buffer.from(' ')]))
  await expect(holder.getByText('可能被改动过').first()).toBeVisible()
  await forge(holder, address, pdf)

  await decide(page, '退回补正', '困难情况写得不清楚，请补充。')
  await holder.goto(address)
  await expect(holder.getByText('真实，已失效')).toBeVisible()
  await expect(holder.getByText('开具后该业务已退回补正')).toBeVisible()

  await logInUnit(page, '91410783MA0000023C')
  await page.goto('/employer/progress')
  await page.getByRole('button', { name: '批量打印' }).click()
  await expect(page.getByRole('alert')).toContainText('请先勾选要打印的业务')
  await page.getByLabel('全选').check()
  await look(page, '办理进度批量打印')
  await page.getByLabel('单据种类').selectOption('办结通知')
  await page.getByRole('button', { name: '批量打印' }).click()
  await expect(page.getByRole('alert')).toContainText('还没有办结')
  await page.getByLabel('单据种类').selectOption('申报表')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '批量打印' }).click(),
  ])
  const batch = await buffer(await download.createReadStream())
  keep('批量打印', batch)
  expect(textOf(batch).match(/第1页/g)).toHaveLength(2)
  expect(poppler('pdfsig', batch)).toContain('Signature is Valid')
  await holder.context().close()
})

async function file(page: Page, hall: Hall, item: string): Promise<void> {
  await page.goto(`/employer/items/${item}`)
  if (item === 'stable-employment-refund') {
    await page.getByLabel('我已认真阅读').check()
    await page.getByLabel('联系人').fill('王五')
  } else {
    await page.getByLabel('生产经营困难情况').fill('受市场影响，订单减少三成，生产经营暂时困难。')
    await page.getByLabel('稳岗措施').fill('不裁员，轮岗轮休，组织在岗培训，稳定职工队伍。')
  }
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '去提交' }).click()
  await submitBySms(page, hall, '13800000003')
  await expect(page.getByText('提交成功')).toBeVisible()
  await page.goto('/employer/progress')
  await page
    .getByRole('row')
    .filter({ hasText: item === 'emergency-refund' ? '应急稳岗返还' : '普通稳岗返还' })
    .getByRole('link', { name: '详情' })
    .click()
}

async function fetched(page: Page, name: string): Promise<Buffer> {
  const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.status()).toBe(200)
  return await answer.body()
}

async function compare(page: Page, pdf: Buffer): Promise<void> {
  await page
    .getByLabel('单据文件')
    .setInputFiles({ name: '申报表.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByRole('button', { name: '比对' }).click()
}

/** An invented number, a guessed code, and then the real ones. */
async function forge(page: Page, address: string, pdf: Buffer): Promise<void> {
  const { pathname, search } = new URL(address)
  const number = pathname.split('/').at(-1) ?? ''
  const code = /验证码：([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(textOf(pdf))?.[1] ?? ''
  for (const wrong of [pathname.replace(/\d{2}$/, '00') + search, `${pathname}?key=abc`, pathname]) {
    expect((await page.goto(wrong))?.status()).toBe(404)
    await expect(page.getByText('没有查到这份单据')).toBeVisible()
  }
  await page.goto('/')
  await page.getByRole('link', { name: '单据验证' }).click()
  await look(page, '单据验证')
  for (const [typed, result] of [
    ['ABCDE-ABCDE', '没有查到这份单据'],
    [code.toLowerCase(), '真实有效'],
  ]) {
    await page.getByLabel('单据编号').fill(number)
    await page.getByLabel('单据验证码').fill(typed ?? '')
    await page.getByLabel('验证码', { exact: true }).fill(captcha)
    await page.getByRole('button', { name: '验证', exact: true }).click()
    await expect(page.getByText(result ?? '').first()).toBeVisible()
  }
}

/** The officer views the case's documents, accepts it and sends it back. */
async function decide(page: Page, button: string, reason: string): Promise<void> {
  await logOut(page)
  await logInOfficer(page, '410783-accept')
  await page
    .getByRole('row', { name: new RegExp(unit) })
    .filter({ hasText: '应急稳岗返还' })
    .getByRole('link', { name: '办理' })
    .click()
  await expect(page.getByRole('link', { name: '打印受理回执' })).toHaveCount(0)
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
  keep('受理回执', await fetched(page, '打印受理回执'))
  await look(page, '办理页单据')
  await logOut(page)
  await logInOfficer(page, '410783-review')
  await page
    .getByRole('row', { name: new RegExp(unit) })
    .filter({ hasText: '应急稳岗返还' })
    .getByRole('link', { name: '办理' })
    .click()
  await page.getByLabel('退回原因').fill(reason)
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
  await logOut(page)
}

/** Keeps the printouts for visual inspection. */
function keep(name: string, file: Buffer, ending = 'pdf'): void {
  if (process.env.PICTURES) writeFileSync(join(process.env.PICTURES, `${name}.${ending}`), file)
}
