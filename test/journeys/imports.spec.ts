import { expect } from '@playwright/test'
import { logInOfficer, look, test } from './hall.ts'

test.use({ province: 'imports' })

const head = 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on'
const rows = [
  '410783000002,202308,120,5040.00,2160.00,5040.00,2160.00,2023-08-10',
  '410783000002,202313,120,5040.00,2160.00,5040.00,2160.00,2023-08-10',
  '410105000003,202308,2000,84000.00,36000.00,84000.00,36000.00,2023-08-10',
]

test('复核岗上传缴费文件：正确的行生效，有误和外区的行列入错误清单，清单可下载', async ({ page }) => {
  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '数据导入' }).click()
  await expect(page.getByText('只能导入本统筹区单位的数据')).toBeVisible()
  await page.getByRole('button', { name: '上传并导入' }).click()
  await expect(page.getByText('请选择要导入的文件。').first()).toBeVisible()
  await page.getByLabel('数据类别').selectOption({ label: '缴费' })
  const buffer = Buffer.from([head, ...rows, ''].join('\n'))
  await page.getByLabel('数据文件').setInputFiles({ name: '八月缴费.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '上传并导入' }).click()
  await expect(page.getByText('文件已收到，正在后台导入')).toBeVisible()
  await expect(async () => {
    await page.goto('/agency/imports')
    await expect(page.getByText('导入完成').first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await look(page, '数据导入')
  const link = page.getByRole('link', { name: '2，下载错误清单' }).first()
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-disposition']).toContain('attachment')
  expect((await answer.text()).split('\n').slice(0, 3)).toEqual([
    '\ufefffile,line,column,reason',
    '八月缴费.csv,3,month,月份应为 YYYYMM，例如 202301；现在是“202313”',
    '八月缴费.csv,4,unit_no,该单位不属于您所在的统筹区，不能由您导入',
  ])
  const template = await page.getByRole('link', { name: '缴费模板', exact: true }).getAttribute('href')
  expect(await (await page.request.get(template ?? '')).text()).toBe(`\ufeff${head}\r\n`)
})

test('受理岗没有数据导入', async ({ page }) => {
  await logInOfficer(page, '410783-accept')
  await expect(page.getByRole('link', { name: '数据导入' })).toHaveCount(0)
  await page.goto('/agency/imports')
  await expect(page.getByText('数据导入由省级管理员或复核岗办理')).toBeVisible()
})
