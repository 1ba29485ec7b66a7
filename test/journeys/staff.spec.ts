import { type Browser, expect, type Page } from '@playwright/test'
import { type Hall, logInOfficer, logOut, look, test } from './hall.ts'
import { plugIn } from './ukey.ts'

const ukeyPort = '18431'
test.use({ province: 'staff', ukeyPort })
test.describe.configure({ mode: 'serial' })

const medical = '长垣示例医疗器械有限公司（SM2，2050-01-01 到期）'
const contact = '13800000003'

/** A certificate needs scripts: a browser that has them opens the session, the page goes on with it. */
async function logInByCertificate(page: Page, browser: Browser, hall: Hall): Promise<void> {
  const ukey = await plugIn(ukeyPort)
  const desk = await browser.newContext({ baseURL: hall.url, javaScriptEnabled: true, locale: 'zh-CN' })
  try {
    const login = await desk.newPage()
    await login.goto('/employer/login')
    await login.getByLabel('证书', { exact: true }).selectOption({ label: medical })
    await login.getByLabel('密码', { exact: true }).fill('123456')
    await login.getByRole('button', { name: '登录', exact: true }).click()
    await expect(login.getByText('我的待提交业务').first()).toBeVisible()
    await page.context().addCookies(await desk.cookies())
  } finally {
    await desk.close()
    await ukey.end()
  }
  await page.goto('/employer')
}

/** The submission of a session with a certificate can be confirmed by SMS as well. */
async function submit(page: Page, hall: Hall): Promise<void> {
  await page.getByLabel('短信验证码').fill(await codeFor(page, hall))
  await page.getByRole('button', { name: '短信确认并提交' }).click()
}

async function codeFor(page: Page, hall: Hall): Promise<string> {
  const before = (await hall.messages(contact)).length
  await page.getByRole('button', { name: '发送验证码' }).click()
  await expect.poll(async () => (await hall.messages(contact)).length).toBeGreaterThan(before)
  return await hall.code(contact)
}

test('[M-33] 增员：逐人填报，清楚的即时办结，首页人数和本人短信随之变化', async ({ page, browser, hall }) => {
  await logInByCertificate(page, browser, hall)
  await expect(page.getByText('0人').first()).toBeVisible()
  await page.getByRole('link', { name: '继续增员' }).click()
  await look(page, '增员')
  await page.getByLabel('姓名').fill('周八')
  await page.getByLabel('证件号码').fill('410783199506060017')
  await page.getByLabel('手机号码').fill('1380000')
  await page.getByLabel('参保年月').fill('202308')
  await page.getByLabel('月缴费工资').fill('六千')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('最后一位校验位不符').first()).toBeVisible()
  await expect(page.getByLabel('姓名')).toHaveValue('周八')
  await look(page, '增员-有误')
  await page.getByLabel('姓名').fill('孙七')
  await page.getByLabel('证件号码').fill('410783 19950606 0016')
  await page.getByLabel('手机号码').fill('138-0000-0021')
  await page.getByLabel('月缴费工资').fill('6,000')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('增员信息保存成功').first()).toBeVisible()
  await look(page, '增员-已保存')
  await page.getByRole('link', { name: '去提交' }).first().click()
  await look(page, '增员-提交')
  await submit(page, hall)
  await expect(page.getByText('提交成功').first()).toBeVisible()
  await expect(page.getByText('系统即时办结 1 人').first()).toBeVisible()
  await look(page, '增员-已办结')
  const [told] = await hall.messages('13800000021')
  expect(told?.text).toContain('已为您申报参保')
  await page.goto('/employer')
  await expect(page.getByText('1人').first()).toBeVisible()
})

const sheet = [
  '姓名,证件号码,手机号码,参保年月,月缴费工资',
  '周八,410105199203150039,13800000022,202308,6000',
  '新人甲,410783199001150219,13800000777,2023/8,6500.00',
  '新人乙,410783199001150214,13800000778,202308,6500.00',
].join('\r\n')

test('增员名单：有误的行列出并改正，重复参保由经办人员决定', async ({ page, browser, hall }) => {
  await logInByCertificate(page, browser, hall)
  await page.getByRole('link', { name: '继续增员' }).click()
  await page
    .getByLabel('名单文件')
    .setInputFiles({ name: '增员.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await page.getByRole('button', { name: '上传名单' }).click()
  await expect(page.getByText('1 人有误').first()).toBeVisible()
  await expect(page.getByText('重复参保').first()).toBeVisible()
  await look(page, '增员名单-有误')
  await page
    .getByRole('row', { name: /新人乙/ })
    .getByRole('link', { name: '修改' })
    .click()
  await look(page, '增员名单-修改一行')
  await page.getByLabel('证件号码').fill('410783199001150227')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '提交申报' }).first().click()
  await submit(page, hall)
  await expect(page.getByText('提交成功').first()).toBeVisible()
  await look(page, '增员名单-部分办结')
  await logOut(page)

  await logInOfficer(page, '410783-review')
  await page
    .getByRole('row', { name: /增员申报/ })
    .filter({ hasText: '待审核' })
    .getByRole('link', { name: '办理' })
    .first()
    .click()
  await expect(page.getByText('重复参保').first()).toBeVisible()
  await look(page, '增员名单-经办')
  await page.getByLabel('选择序号 1').check()
  await page.getByLabel('审核意见').first().fill('已与原单位核实，尚未减员')
  await page.getByRole('button', { name: '不予通过' }).first().click()
  await look(page, '增员名单-已决定')
})

test('减员：原因从表中选择，职工收到短信', async ({ page, browser, hall }) => {
  await logInByCertificate(page, browser, hall)
  await page.getByRole('link', { name: '继续减员' }).click()
  await page.getByLabel('姓名').fill('郑十')
  await page.getByLabel('证件号码').fill('410105198808210044')
  await page.getByLabel('减员年月').fill('202308')
  await page.getByLabel('减员原因').selectOption({ label: '222 本人辞职' })
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('减员信息保存成功').first()).toBeVisible()
  await look(page, '减员-已保存')
  await page.getByRole('link', { name: '去提交' }).first().click()
  await submit(page, hall)
  await expect(page.getByText('提交成功').first()).toBeVisible()
  const [told] = await hall.messages('13800000024')
  expect(told?.text).toContain('不再缴费')
  await page.goto('/employer/staff')
  await look(page, '在职人员业务')
})
