import { expect, type Page } from '@playwright/test'
import { type Hall, logInOfficer, logInUnit, logOut, look, submitBySms, test } from './hall.ts'

const unit = { creditCode: '91410783MA0000023C', name: '长垣示例医疗器械有限公司', mobile: '13800000003' }
test.use({ province: 'money', actionTimeout: 15_000 })

const accounts = { wrong: '41001522010050205678', right: '41001522010050209999' }

test('[M-41] 从数据导入、年度计算、申报到资金到账：退回的拨付更正账户后再次拨付，账目相符', async ({
  page,
  hall,
}) => {
  test.setTimeout(500_000)
  await importContributions(page)
  await runAndPush(page)
  await logInUnit(page, unit.creditCode)
  await expect(page.getByText('稳岗返还待确认：核定金额 51,840.00 元')).toBeVisible()
  await signOut(page)
  await file(page, hall, accounts.wrong)
  await approveInThreeHands(page)
  await publicise(page)
  await hall.moveTo('2023-08-21T09:00:00+08:00')
  await endPublicity(page)

  const first = await payBatch(page)
  await answer(page, first, '退回', '账号户名不符')
  await expect(page.getByText('已全部入账')).toBeVisible()
  await look(page, '拨付批次退回')
  await signOut(page)

  await logInUnit(page, unit.creditCode)
  await page.goto('/employer/payments')
  await expect(page.getByText('退回').first()).toBeVisible()
  await look(page, '资金退回')
  await file(page, hall, accounts.right, '修改')
  await logInOfficer(page, '410783-accept')
  await openCase(page)
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await expect(page.getByText('待拨付').first()).toBeVisible()
  await signOut(page)

  const second = await payBatch(page)
  expect(second).not.toEqual(first)
  await answer(page, second, '成功')
  await expect(page.getByText('已全部入账')).toBeVisible()
  await answer(page, second, '成功')
  await expect(page.getByText('没有重复入账')).toBeVisible()
  await look(page, '拨付批次到账')
  await page.goto('/agency/books')
  await expect(page.getByText('账目不平')).toBeHidden()
  await look(page, '资金账目')
  await signOut(page)
  const texts = (await hall.messages(unit.mobile)).map(sms => sms.text)
  expect(texts.filter(text => /51,840\.00.*资金使用台账/.test(text))).toHaveLength(1)
})

/** The agency's monthly data: contributions for August, which do not affect last year's figures. */
async function importContributions(page: Page): Promise<void> {
  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '数据导入' }).click()
  await page.getByLabel('数据类别').selectOption({ label: '缴费' })
  const head = 'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on'
  const row = '410783000002,202308,120,5040.00,2160.00,5040.00,2160.00,2023-08-10'
  await page
    .getByLabel('数据文件')
    .setInputFiles({ name: '八月缴费.csv', mimeType: 'text/csv', buffer: Buffer.from(`${head}\n${row}\n`) })
  await page.getByRole('button', { name: '上传并导入' }).click()
  await expect(page.getByText('文件已收到')).toBeVisible()
  await expect(async () => {
    await page.goto('/agency/imports')
    await expect(page.getByText('导入完成').first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await signOut(page)
}

/** One officer orders the run, another pushes its list. */
async function runAndPush(page: Page): Promise<void> {
  await logInOfficer(page, '410000-admin')
  await page.getByRole('link', { name: '年度计算' }).click()
  await page.getByLabel('数据截止日期').fill('2023-08-11')
  await page.getByRole('button', { name: '开始计算' }).click()
  await expect(page.getByText('已开始计算')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('已完成', { exact: true }).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  const address = page.url()
  await signOut(page)
  await logInOfficer(page, '410783-review')
  await page.goto(address)
  await page.getByRole('button', { name: '推送到单位网厅' }).click()
  await expect(page.getByText('推送成功').first()).toBeVisible()
  await signOut(page)
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: '主页' }).click()
  await logOut(page)
}

/** Fills in the account and submits a new or returned declaration. */
async function file(page: Page, hall: Hall, account: string, verb: '填写' | '修改' = '填写'): Promise<void> {
  if (verb === '填写') await logInUnit(page, unit.creditCode)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读').check()
  await page.getByLabel('联系人').fill('王五')
  await page.getByLabel('银行账号').fill(account)
  await page.getByLabel('开户银行').fill('中国建设银行长垣支行')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('保存不等于提交')).toBeVisible()
  await page.goto('/employer/to-do')
  await page.getByRole('row').filter({ hasText: '普通稳岗返还' }).getByRole('link', { name: '提交' }).click()
  await submitBySms(page, hall, unit.mobile)
  await expect(page.getByText('提交成功')).toBeVisible()
  await signOut(page)
}

async function openCase(page: Page): Promise<void> {
  await page.goto('/agency')
  const row = page.getByRole('row').filter({ hasText: unit.name }).filter({ hasText: '普通稳岗返还' })
  await row.getByRole('link', { name: '办理' }).click()
}

async function approveInThreeHands(page: Page): Promise<void> {
  for (const officer of ['410783-accept', '410783-review', '410783-hr']) {
    await logInOfficer(page, officer)
    await openCase(page)
    if (officer.endsWith('accept')) {
      await page.getByRole('button', { name: '受理', exact: true }).click()
      await expect(page.getByText('办理成功')).toBeVisible()
    }
    for (const box of await page.getByRole('main').getByRole('checkbox').all()) await box.check()
    await page.getByRole('button', { name: '审核通过' }).click()
    await expect(page.getByText('办理成功')).toBeVisible()
    await signOut(page)
  }
}

async function publicise(page: Page): Promise<void> {
  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '公示管理' }).click()
  await page.getByRole('button', { name: '编制公示批次' }).click()
  await expect(page.getByText('批次已编制')).toBeVisible()
  const address = page.url()
  await signOut(page)
  await logInOfficer(page, '410783-hr')
  await page.goto(address)
  await page.getByRole('button', { name: '发布公示' }).click()
  await expect(page.getByText('公示已发布')).toBeVisible()
}

async function endPublicity(page: Page): Promise<void> {
  await page.context().clearCookies()
  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '公示管理' }).click()
  await page
    .getByRole('link', { name: /稳岗返还公示/ })
    .first()
    .click()
  const end = page.getByRole('button', { name: '公示期满核查' })
  if (await end.isVisible()) await end.click()
  await look(page, '公示期满')
  await signOut(page)
}

/** One officer prepares, another approves, and the file goes to the bank. @returns its lines' references */
async function payBatch(page: Page): Promise<{ number: string; reference: string; address: string }> {
  await logInOfficer(page, '410783-finance')
  await page.getByRole('link', { name: '资金拨付' }).click()
  await expect(page.getByText(unit.name).first()).toBeVisible()
  await look(page, '资金拨付')
  await page.getByLabel('银行文件格式').selectOption({ label: '通用 CSV 格式' })
  await page.getByRole('button', { name: '制单' }).click()
  await expect(page.getByText('制单成功：1 笔，共 51,840.00 元')).toBeVisible()
  const address = page.url()
  await expect(page.getByText('您是制单人')).toBeVisible()
  await signOut(page)
  await logInOfficer(page, '410783-review')
  await page.goto(address)
  await page.getByRole('button', { name: '审批通过' }).click()
  await expect(page.getByText('审批通过，可以下载银行文件')).toBeVisible()
  await signOut(page)
  await logInOfficer(page, '410783-finance')
  await page.goto(address)
  const href = await page.getByRole('link', { name: '下载银行文件' }).getAttribute('href')
  const text = await (await page.request.get(href ?? '')).text()
  const [header = '', line = ''] = text.split('\r\n').map(row => row.split(','))
  return { address, number: header[2] ?? '', reference: line[2] ?? '' }
}

/** The bank's answer for a single-line batch. */
async function answer(
  page: Page,
  { address, number, reference }: { address: string; number: string; reference: string },
  result: '成功' | '退回',
  reason = '',
): Promise<void> {
  const [paid, returned] = result === '成功' ? ['51840.00', '0.00'] : ['0.00', '51840.00']
  const rows = [
    `H,WG1R,${number},20230821,1`,
    `D,${reference},51840.00,${result},20230821,${reason}`,
    `T,1,${paid},${returned}`,
  ]
  await page.goto(address)
  const content = Buffer.from(`${rows.join('\r\n')}\r\n`)
  await page
    .getByLabel('银行回盘文件')
    .setInputFiles({ name: 'answer.csv', mimeType: 'text/csv', buffer: content })
  await page.getByRole('button', { name: '读取回盘' }).click()
}
