import { expect } from '@playwright/test'
import { logInOfficer, logInUnit, look, test } from './hall.ts'

test.use({ province: 'annual-run' })

test.describe.configure({ mode: 'serial' })

test('[M-39] 年度计算：发起、核对名单和差异、推送，单位收到待办和短信', async ({ page, hall }) => {
  await logInOfficer(page, '410000-admin')
  await page.getByRole('link', { name: '年度计算' }).click()
  await page.getByLabel('数据截止日期').fill('2023/8/11')
  await page.getByRole('button', { name: '开始计算' }).click()
  await expect(page.getByText('数据截止日期应写成 2023-08-11 的形式。').first()).toBeVisible()
  await expect(page.getByLabel('数据截止日期')).toHaveValue('2023/8/11')
  await look(page, 'run-wrong-day')
  await page.getByLabel('数据截止日期').fill('2023-08-11')
  await page.getByRole('button', { name: '开始计算' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('已完成', { exact: true }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByText('4 户，514,080.01 元')).toBeVisible()
  await expect(page.getByText('请由其他人员核对后推送')).toBeVisible()
  await look(page, 'run')

  await page.getByLabel('未通过的条件').selectOption({ label: '裁员率' })
  await page.getByRole('button', { name: '查询', exact: true }).click()
  const list = page.getByRole('region', { name: '核定名单' })
  await expect(list.getByText('郑州示例物流有限公司')).toBeVisible()
  await expect(list.getByText('长垣示例食品有限公司')).toBeHidden()
  await page.getByRole('link', { name: '与上次计算的差异' }).click()
  await expect(page.getByText('这是第一次计算')).toBeVisible()
  await look(page, 'run-differences')
  await page.getByRole('link', { name: '主页' }).click()
  await page.getByRole('button', { name: '退出系统' }).click()

  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '年度计算' }).click()
  await page.getByRole('link', { name: '第 1 次' }).click()
  await page.getByRole('button', { name: '推送到单位网厅' }).click()
  await expect(page.getByText('推送成功').first()).toBeVisible()
  await look(page, 'run-pushed')
  await expect
    .poll(async () => (await hall.messages('13800000003')).map(sms => sms.text).join())
    .toContain('核定金额51,840.00元')
})

test('[M-39] 推送的单位看到金额和计算方法，未推送的单位依申请办理要写理由', async ({ page }) => {
  await logInUnit(page, '91410783MA0000023C')
  await expect(page.getByText('稳岗返还待确认：核定金额 51,840.00 元')).toBeVisible()
  await look(page, 'employer-pushed')
  await page.getByRole('link', { name: '去确认' }).click()
  await expect(page.getByText('上年度实际缴纳失业保险费 86,400.00 元 × 60%')).toBeVisible()
  await expect(page.getByLabel('申请理由')).toBeHidden()
  await look(page, 'refund-pushed')
  await page.goto('/employer')
  await page.getByRole('button', { name: '退出系统' }).click()

  await logInUnit(page, '91410783MA0000066R')
  await expect(page.getByText('稳岗返还待确认')).toBeHidden()
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel(/我已认真阅读/).check()
  await page.getByLabel('申请理由').fill('太短')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('请写明依申请办理的理由，至少 10 个字。').first()).toBeVisible()
  await expect(page.getByLabel('申请理由')).toHaveValue('太短')
  await look(page, 'refund-applied')
})

test('[M-39] 政策由一人提请、另一人发布，发布前先试算', async ({ page }) => {
  await logInOfficer(page, '410000-admin')
  await page.getByRole('link', { name: '政策发布' }).click()
  await look(page, 'policies')
  await page.getByRole('button', { name: '用上次计算的单位试算 2025 年度政策' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('已完成', { exact: true }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: '推送到单位网厅' })).toBeHidden()
  await page.getByRole('link', { name: '与上次计算的差异' }).click()
  await expect(page.getByText('金额增加')).toBeVisible()
  await expect(page.getByText('郑州示例物流有限公司')).toBeVisible()
  await look(page, 'trial-differences')
})
