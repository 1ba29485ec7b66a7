import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { scanned } from '../printed.ts'
import { logInOfficer, logInUnit, logOut, submitBySms, test } from './hall.ts'
import { chromium, launch } from './launch.ts'
import { comparePicture, expectOtherPicture } from './pictures/compare-picture.ts'
import { discardReference, drawingOf, finishReference, incomparable } from './pictures/reference.ts'

// Playwright hides carets and stops animations by styles of its own, which the hall's policy would refuse.
test.use({ province: 'pictures', bypassCSP: true, launchOptions: launch(chromium) })

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const updating = Boolean(process.env.UPDATE_PICTURES)
const unit = { name: '长垣示例医疗器械有限公司', creditCode: '91410783MA0000023C', mobile: '13800000003' }
const form = '/employer/items/stable-employment-refund'

test.beforeAll(async ({ browser, hall }) => {
  if (updating) return await discardReference()
  const why = incomparable(await drawingOf(browser, hall.url))
  test.skip(why !== undefined, why)
})

test.afterAll(async ({ browser, hall }) => {
  if (updating) await finishReference(await drawingOf(browser, hall.url))
})

async function compareAt(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address)
  await comparePicture(page, name)
}

test('门户、登录和注册页与参考图一致', { tag: '@scripts' }, async ({ page }) => {
  await compareAt(page, '/', 'portal')
  await compareAt(page, '/person/login', 'person-login')
  await compareAt(page, '/employer/login', 'employer-login')
  await compareAt(page, '/agency/login', 'agency-login')
  await compareAt(page, '/employer/register', 'unit-registration')
})

test('单位网厅各页与参考图一致', { tag: '@scripts' }, async ({ page, hall }) => {
  await logInUnit(page, unit.creditCode)
  await compareAt(page, '/employer', 'employer-home')
  await compareAt(page, '/employer/business', 'employer-business')
  await compareAt(page, form, 'refund-form')
  await page.getByLabel('联系方式').fill('12345678')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('请先认真阅读')
  await comparePicture(page, 'refund-form-errors')
  await page.goto(form)
  await page.getByLabel('我已认真阅读').check()
  await page.getByRole('button', { name: '采集电子材料' }).click()
  const content = sharp({ create: { width: 600, height: 400, channels: 3, background: '#eef' } })
  await page
    .getByLabel('企业相关证明材料')
    .setInputFiles({ name: '证明.png', mimeType: 'image/png', buffer: await content.png().toBuffer() })
  await page.getByRole('button', { name: '上传' }).first().click()
  await expect(page.getByText('本次上传1页')).toBeVisible()
  await comparePicture(page, 'materials')
  await page.getByRole('link', { name: '确定' }).click()
  await expect(page.getByRole('heading', { name: '提交申报' })).toBeVisible()
  await comparePicture(page, 'submission')
  await submitBySms(page, hall, unit.mobile)
  await expect(page.getByText('提交成功')).toBeVisible()
  await page.reload()
  await comparePicture(page, 'details')
  await compareAt(page, '/employer/progress', 'progress')
  await compareAt(page, '/employer/payments', 'payments')
})

test('单据验证结果与参考图一致', { tag: '@scripts' }, async ({ page }) => {
  await logInUnit(page, unit.creditCode)
  await page.goto('/employer/progress')
  const pdf = await page.getByRole('link', { name: '单据打印' }).getAttribute('href')
  await page.goto(await scanned(await (await page.request.get(pdf ?? '')).body()))
  await comparePicture(page, 'verified-printout')
})

test('经办端各页与参考图一致', { tag: '@scripts' }, async ({ page }) => {
  await logInOfficer(page, '410783-accept')
  await compareAt(page, '/agency', 'desk')
  await page.getByRole('link', { name: '办理', exact: true }).click()
  await comparePicture(page, 'case')
  await logOut(page)
  await logInOfficer(page, '410783-review')
  await compareAt(page, '/agency/imports', 'imports')
  await logOut(page)
  await logInOfficer(page, '410000-admin')
  await compareAt(page, '/agency/dashboard', 'dashboard')
  await page.getByRole('link', { name: '年度计算' }).click()
  await page.getByRole('button', { name: '开始计算' }).click()
  await expect(page.getByText('已开始计算')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('已完成', { exact: true }).first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await comparePicture(page, 'run')
})

test('颜色变了、按钮不见了，都与参考图不一致', { tag: '@scripts' }, async ({ page }) => {
  test.skip(updating, 'The reference is being made.')
  await page.goto('/person/login')
  await comparePicture(page, 'person-login')
  for (const fault of ['.button { visibility: hidden }', '.button { background-color: #146c36 }']) {
    await page.goto('/person/login')
    await page.addStyleTag({ content: fault })
    await expectOtherPicture(page, 'person-login', 390)
  }
})
