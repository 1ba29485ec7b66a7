import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { logInUnit, look, smsCode, submitBySms, test } from './hall.ts'
import { holdJudges } from './hold-judges.ts'

// Nobody waits for a file here, as if it took longer than two seconds.
test.use({ province: 'judging', settings: { UPLOAD_PATIENCE_MS: '1' } })

const unit = { creditCode: '91410783MA0000023C', mobile: '13800000003' }
const form = '/employer/items/stable-employment-refund'

const scripts = () => test.info().project.name === 'scripts'

/** With scripts the page goes on by itself; without them its link does. */
async function waitUntilJudged(page: Page): Promise<void> {
  const again = page.getByRole('link', { name: '刷新进度' })
  await expect(async () => {
    if (!scripts() && (await again.isVisible())) await again.click()
    await expect(page.getByText('本次上传1页')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await expect(again).toHaveCount(0)
}

test('检查得久的文件显示处理中，处理完成以前不能提交，完成后可以', async ({ page, hall, context }) => {
  await logInUnit(page, unit.creditCode)
  await page.goto(form)
  await page.getByLabel('我已认真阅读').check()
  await page.getByRole('button', { name: '采集电子材料' }).click()
  await expect(page.getByRole('heading', { name: '采集电子材料' })).toBeVisible()
  const submission = await context.newPage()
  await submission.goto(page.url().replace(/materials$/, 'submission'))
  const code = await smsCode(submission, hall, unit.mobile)
  await submission.getByLabel('短信验证码').fill(code)

  const letGo = holdJudges(hall.pid())
  const picture = sharp({ create: { width: 600, height: 400, channels: 3, background: '#eef' } })
  const file = { name: '证明.png', mimeType: 'image/png', buffer: await picture.png().toBuffer() }
  await page.getByLabel('企业相关证明材料').setInputFiles(file)
  await page.getByRole('button', { name: '上传' }).first().click()
  await expect(page.getByText('处理中：已处理 0 页，共 1 页。')).toBeVisible()
  await expect(page.getByRole('link', { name: '查看 证明.png' })).toHaveCount(0)
  await submission.getByRole('button', { name: '提交申报' }).click()
  await expect(submission.getByRole('alert')).toContainText(
    '电子材料“企业相关证明材料”还在处理中，处理完成后才能提交，请稍后再试。',
  )
  await expect(submission.getByText('1/1（处理中）')).toBeVisible()
  // A page that reloads by itself cannot be held still for axe.
  if (!scripts()) await look(page, '材料处理中')

  letGo()
  await waitUntilJudged(page)
  await submission.reload()
  await expect(submission.getByText('1/1', { exact: true })).toBeVisible()
  await look(page, '材料处理完')
  // The first code confirmed the content without this file.
  await submitBySms(submission, hall, unit.mobile)
  await expect(submission.getByText(/提交成功/)).toBeVisible()
})
