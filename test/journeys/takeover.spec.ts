import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import {
  captcha,
  type Hall,
  logInOfficer,
  logInPerson,
  logInUnit,
  look,
  password,
  smsCode,
  test,
} from './hall.ts'

test.use({ province: 'takeover' })
test.describe.configure({ mode: 'serial' })

const zhang = { idNo: '410783199104010016', name: '张三', onRecord: '13800000001', own: '13511112222' }
const unit = { no: '410783000001', name: '河南恒发科技股份有限公司', creditCode: '91410783MA0000015H' }
const operator = { name: '孙经办', mobile: '13900000009' }
const typedRep = '13700000008'
const word = 'Zhang#2023'

test('用别的手机号注册被指出去处，经身份认证后用新号码注册', async ({ page, hall }) => {
  await page.goto('/person/register/form')
  await page.getByLabel('注册人姓名').fill(zhang.name)
  await page.getByLabel('证件号码').fill(zhang.idNo)
  await register(page, hall)
  await expect(page.getByRole('alert')).toContainText('不是您在社保系统登记的手机号码')
  await expect(page.locator('body')).not.toContainText(zhang.onRecord)
  await look(page, '注册用别的手机号')
  await page.getByRole('link', { name: '身份认证后注册' }).click()
  await expect(page.getByRole('heading', { name: '身份认证' })).toBeVisible()
  await look(page, '身份认证')
  await page.getByRole('link', { name: '前往身份认证平台' }).click()
  await expect(page.getByRole('heading', { name: '模拟身份认证平台' })).toBeVisible()
  await page.getByRole('button', { name: '确认是本人' }).click()
  await expect(page.getByRole('alert')).toContainText('请填写姓名')
  await page.getByLabel('姓名').fill(zhang.name)
  await page.getByLabel('证件号码').fill(zhang.idNo)
  await look(page, '模拟身份认证平台')
  await page.getByRole('button', { name: '确认是本人' }).click()
  await look(page, '身份认证返回')
  await page.getByRole('button', { name: '继续注册' }).click()
  await expect(page.getByLabel('注册人姓名')).toHaveValue(zhang.name)
  await expect(page.getByLabel('证件号码')).toHaveValue('410***********0016')
  await look(page, '身份认证后注册')
  await register(page, hall)
  await expect(page.getByText('注册成功')).toBeVisible()
  expect((await hall.messages(zhang.onRecord))[0]?.text).toContain('变更为 135****2222')
})

test('法人手机号显示登记的号码，填别的不行，验证码只发到登记的手机', async ({ page, hall }) => {
  await logInPerson(page, zhang.idNo, word)
  await page.goto('/person/items/credit-code-maintenance')
  await expect(page.getByText('138****0009（验证码发送到这个手机）')).toBeVisible()
  await fillMaintenance(page)
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('alert')).toContainText('与社保系统登记的（138****0009）不一致')
  await look(page, '法人手机号不一致')
  await page.getByLabel('法人手机号').fill('13800000009')
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByText('验证码将发送到 138****0009')).toBeVisible()
  await look(page, '法定代表人确认')
  await page.getByRole('button', { name: '发送验证码' }).click()
  await expect(page.getByText(/验证码已发送/)).toBeVisible()
  expect((await hall.messages('13800000009'))[0]?.text).toContain(unit.creditCode)
  expect(await hall.messages(typedRep)).toEqual([])
})

test('没有登记的单位：经办端导入联系人后，须上传营业执照，维护即办结', async ({ page, hall }) => {
  await logInOfficer(page, '410783-review')
  await page.goto('/agency/imports')
  const template = await page.getByRole('link', { name: '单位联系人模板' }).getAttribute('href')
  const head = (await (await page.request.get(template ?? '')).text()).trim()
  await page.getByLabel('数据类别').selectOption({ label: '单位联系人' })
  const buffer = Buffer.from(`${head}\n${unit.no},,,,\n`)
  await page.getByLabel('数据文件').setInputFiles({ name: '联系人.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '上传并导入' }).click()
  await expect(page.getByText('文件已收到')).toBeVisible()
  await expect(async () => {
    await page.goto('/agency/imports')
    await expect(page.getByText('导入完成').first()).toBeVisible({ timeout: 1000 })
  }).toPass()

  await logInPerson(page, zhang.idNo, word)
  await page.goto('/person/items/credit-code-maintenance')
  await expect(page.getByText('未登记：须上传营业执照')).toBeVisible()
  await fillMaintenance(page)
  await page.getByRole('button', { name: '采集电子材料' }).click()
  await expect(page.getByText('*必录')).toBeVisible()
  await page.getByRole('link', { name: '提交申报' }).click()
  await page.getByLabel('法人手机验证码').fill(await smsCode(page, hall, typedRep))
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByRole('alert')).toContainText('请先上传电子材料“营业执照')
  await page.getByRole('link', { name: '采集电子材料' }).click()
  await page
    .getByLabel('营业执照（统一社会信用代码证）')
    .setInputFiles({ name: '营业执照.png', mimeType: 'image/png', buffer: await picture() })
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByText('1/1')).toBeVisible()
  await page.getByRole('link', { name: '提交申报' }).click()
  // The code confirmed the case without its licence: the content has changed, and a new one is due.
  await page.getByLabel('法人手机验证码').fill(await smsCode(page, hall, typedRep))
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByText('提交成功')).toBeVisible()
})

test('[M-37] 联系人信息未经核实，资金类业务不受理；经办确认后受理', async ({ page, hall }) => {
  test.slow()
  await openUnit(page, hall)
  await page.goto('/employer/items/emergency-refund')
  await page.getByLabel('联系人').fill(operator.name)
  await page.getByLabel('联系方式').fill(operator.mobile)
  await page.getByLabel('生产经营困难情况').fill('订单减少，停工两个月，资金周转困难。')
  await page.getByLabel('稳岗措施').fill('不裁员，组织职工轮岗培训和技能提升。')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '去提交' }).click()
  await page.getByLabel('短信验证码').fill(await smsCode(page, hall, operator.mobile))
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByRole('heading', { name: '暂不能受理' })).toBeVisible()
  await expect(page.getByText('贵单位的联系人信息未经核实')).toBeVisible()
  await look(page, '单位看到未经核实')

  await logInOfficer(page, '410783-accept')
  await expect(page.getByText('单位联系人信息确认：1 个单位待确认')).toBeVisible()
  await page
    .getByRole('row', { name: new RegExp(unit.name) })
    .filter({ hasText: '应急稳岗返还' })
    .getByRole('link', { name: '办理' })
    .click()
  await page.getByRole('button', { name: '受理' }).click()
  await expect(page.getByRole('alert')).toContainText('联系人信息未经核实，不能受理资金类业务')
  await look(page, '未经核实不受理')
  const address = page.url()
  await page.getByRole('link', { name: '办理单位联系人信息确认' }).click()
  await expect(page.getByRole('heading', { name: '单位联系人信息确认' })).toBeVisible()
  await look(page, '单位联系人信息确认')
  await page.getByRole('button', { name: '确认联系人信息' }).click()
  await expect(page.getByRole('alert')).toContainText('请填写核实情况')
  await page.getByLabel('核实情况').fill('已核对营业执照原件，电话核实法定代表人')
  await page.getByLabel('已核对营业执照原件、来人身份证和授权').check()
  await page.getByRole('button', { name: '确认联系人信息' }).click()
  await expect(page.getByText('联系人信息已确认')).toBeVisible()
  await page.goto('/agency/unit-contacts')
  await expect(page.getByText('没有待确认的单位。')).toBeVisible()
  await look(page, '待确认的单位')
  await page.goto(address)
  await page.getByRole('button', { name: '受理' }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
})

test('短信链接提出异议：单位立即冻结，经办端撤销注册，双方收到短信', async ({ page, hall }) => {
  const texts = (await hall.messages(zhang.own)).map(sms => sms.text)
  const link = texts.flatMap(text => /\/registrations\/[\w-]+/.exec(text) ?? [])[0] ?? ''
  expect(texts.find(text => text.includes(link))).toContain('如非本单位授权')
  await logInUnit(page, unit.creditCode)
  await page.goto(link)
  await expect(page.getByText('孙**，139****0009')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(operator.mobile)
  await look(page, '单位注册告知')
  await page.getByLabel('情况说明').fill('公司没有授权任何人注册。')
  await page.getByRole('button', { name: '提出异议' }).click()
  await expect(page.getByText('异议已提交，该单位的注册已冻结')).toBeVisible()
  await look(page, '已提出异议')
  await page.goto('/employer')
  await expect(page.getByRole('heading', { name: '证书登录' })).toBeVisible()
  await page.getByRole('link', { name: '免数字证书登陆' }).click()
  await page.getByLabel('账号').fill(unit.creditCode)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText('因有人提出异议已冻结')
  await expect(page.getByRole('alert')).toContainText('长垣市社会保险中心')
  await look(page, '冻结后登录')

  await logInOfficer(page, '410783-review')
  await page.getByRole('main').getByRole('link', { name: '注册异议处理' }).click()
  await look(page, '冻结的单位')
  await page.getByRole('link', { name: '核实处理' }).click()
  await expect(page.getByText('公司没有授权任何人注册。')).toBeVisible()
  await page.getByRole('button', { name: '撤销注册' }).click()
  await expect(page.getByRole('alert')).toContainText('请写明核实情况和理由')
  await page.getByLabel('核实情况和理由').fill('已向法定代表人核实，未授权他人注册。')
  await look(page, '注册异议处理')
  await page.getByRole('button', { name: '撤销注册' }).click()
  await expect(page.getByText('已办理，双方会收到短信。')).toBeVisible()
  for (const mobile of [zhang.own, operator.mobile]) {
    expect((await hall.messages(mobile))[0]?.text).toContain('注册已撤销')
  }
  await page.goto(link)
  await expect(page.getByRole('heading', { name: '经办机构已撤销注册' })).toBeVisible()
})

test('窗口登记个人手机号：核对身份证后登记，记录留下', async ({ page, hall }) => {
  await logInOfficer(page, '410783-accept')
  await page.getByRole('link', { name: '个人手机号登记' }).first().click()
  await page.getByLabel('姓名', { exact: true }).fill('李四')
  await page.getByLabel('证件号码').fill('410783198506120029')
  await page.getByLabel('手机号码').fill('13566667777')
  await page.getByLabel('核实情况').fill('本人到窗口，原号码已停用')
  await page.getByLabel('您的登录密码').fill(password)
  await page.getByRole('button', { name: '登记手机号码' }).click()
  await expect(page.getByRole('alert')).toContainText('请核对身份证原件后勾选')
  await page.getByLabel('已核对本人和身份证原件').check()
  await page.getByLabel('您的登录密码').fill(password)
  await page.getByRole('button', { name: '登记手机号码' }).click()
  await expect(page.getByText('已登记李四的手机号码')).toBeVisible()
  await expect(page.getByRole('cell', { name: '135****7777' })).toBeVisible()
  await look(page, '个人手机号登记')
  expect((await hall.messages('13800000002'))[0]?.text).toContain('变更为 135****7777')
})

async function register(page: Page, hall: Hall): Promise<void> {
  await page.getByLabel('手机号码').fill(zhang.own)
  await page.getByLabel('图形验证码').fill(captcha)
  await page.getByLabel('手机验证码').fill(await codeStillGood(page, hall))
  await page.getByLabel('设置密码').fill(word)
  await page.getByLabel('重复密码').fill(word)
  await page.getByRole('button', { name: '注册账号' }).click()
}

/** A code that was not used up stays good: nothing new is sent within the minute. */
async function codeStillGood(page: Page, hall: Hall): Promise<string> {
  const known = await hall.code(zhang.own)
  return known === '' ? await smsCode(page, hall, zhang.own) : known
}

async function fillMaintenance(page: Page): Promise<void> {
  await page.getByLabel('新统一社会信用代码').fill(unit.creditCode)
  await page.getByLabel('法人手机号').fill(typedRep)
  await page.getByLabel('单位授权经办人姓名').fill(operator.name)
  await page.getByLabel('单位授权经办人手机号').fill(operator.mobile)
}

async function openUnit(page: Page, hall: Hall): Promise<void> {
  await page.goto('/employer/register')
  await page.getByLabel('单位名称').fill(unit.name)
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(unit.creditCode)
  await page.getByLabel('联系手机号码').fill(operator.mobile)
  await page.getByLabel('图形验证码').fill(captcha)
  await page.getByLabel('手机验证码').fill(await smsCode(page, hall, operator.mobile))
  await page.getByLabel('我已阅读并同意').check()
  await page.getByRole('button', { name: '开通单位网上服务' }).click()
  await expect(page.getByText('注册成功，请到指定地点办理CA登记。')).toBeVisible()
  await page.goto('/employer/login/account')
  await page.getByLabel('账号').fill(unit.creditCode)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('管理员姓名').fill(operator.name)
  await page.getByLabel('手机号码').fill(operator.mobile)
  await page.getByLabel('图形验证码').fill(captcha)
  await page.getByLabel('手机验证码').fill(await smsCode(page, hall, operator.mobile))
  await page.getByLabel('设置密码').fill(password)
  await page.getByLabel('重复密码').fill(password)
  await page.getByRole('button', { name: '注册' }).click()
  await expect(page.getByRole('heading', { name: unit.name })).toBeVisible()
}

async function picture(): Promise<Buffer> {
  return await sharp({ create: { width: 80, height: 60, channels: 3, background: '#ccc' } })
    .png()
    .toBuffer()
}
