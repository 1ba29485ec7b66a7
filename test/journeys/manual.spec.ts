import { expect } from '@playwright/test'
import sharp from 'sharp'
import {
  captcha,
  checkConditions,
  logInOfficer,
  logInPerson,
  logInUnit,
  logOut,
  look,
  password,
  smsCode,
  submitBySms,
  test,
} from './hall.ts'

test.use({ province: 'manual', settings: { PROCESSES: '2' } })

const zhang = { idNo: '410783199104010016', name: '张三', mobile: '13800000001' }
const unit = { name: '河南恒发科技股份有限公司', creditCode: '91410783MA0000015H' }
const operator = { name: '孙经办', mobile: '13900000009' }
/** 钱九, as the agency has it on record */
const legalRep = '13800000009'

test.describe.configure({ mode: 'serial' })

test('[M-01] 门户有四个通道、浏览器提示和测试环境标记', async ({ page }) => {
  await page.goto('/')
  for (const channel of ['个人办事通道', '单位办事通道', '协议管理机构', '基层服务机构']) {
    await expect(page.getByRole('link', { name: channel })).toBeVisible()
  }
  await expect(page.getByText('建议使用以下浏览器版本')).toBeVisible()
  await expect(page.getByText('测试环境', { exact: true })).toBeVisible()
  await look(page, '门户')
})

test('[M-08] 参保人员阅读协议后填写七项信息注册，填错逐项提示', async ({ page, hall }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '个人办事通道' }).click()
  await look(page, '个人登录')
  await page.getByRole('link', { name: '马上注册?' }).click()
  await look(page, '个人注册协议')
  await page.getByRole('link', { name: '前往注册' }).click()
  await look(page, '个人注册')
  await page.getByLabel('注册人姓名').fill(zhang.name)
  await page.getByLabel('证件号码').fill('410783199104010017')
  await page.getByLabel('手机号码').fill(zhang.mobile)
  await page.getByLabel('图形验证码').fill(captcha)
  const code = await smsCode(page, hall, zhang.mobile)
  await page.getByLabel('手机验证码').fill(code)
  await page.getByLabel('设置密码').fill('Zhang#2023')
  await page.getByLabel('重复密码').fill('Zhang#2024')
  await page.getByRole('button', { name: '注册账号' }).click()
  await expect(page.getByRole('alert')).toContainText('请输入18位有效证件号码')
  await expect(page.getByRole('alert')).toContainText('请确保两次输入的密码一致')
  await expect(page.getByLabel('注册人姓名')).toHaveValue(zhang.name)
  await look(page, '个人注册有错')
  await page.getByLabel('证件号码').fill(zhang.idNo)
  await page.getByLabel('设置密码').fill('Zhang#2023')
  await page.getByLabel('重复密码').fill('Zhang#2023')
  await page.getByRole('button', { name: '注册账号' }).click()
  await expect(page.getByText('注册成功')).toBeVisible()
})

test('[M-10] 个人首页显示账户余额、参保状态和四个入口', async ({ page }) => {
  await logInPerson(page, zhang.idNo, 'Zhang#2023')
  await expect(page.getByText('12,770.04')).toBeVisible()
  await expect(page.getByText('参保缴费', { exact: true })).toBeVisible()
  await expect(page.getByText('暂停缴费（中断）')).toBeVisible()
  for (const entry of ['业务申报', '信息变更', '医疗备案', '查询打印']) {
    await expect(page.getByRole('main').getByRole('link', { name: entry })).toBeVisible()
  }
  await look(page, '个人首页')
})

test('[M-11] 维护统一社会信用代码：保存、上传、法人确认、提交即办结', async ({ page, hall }) => {
  await logInPerson(page, zhang.idNo, 'Zhang#2023')
  await page.getByRole('main').getByRole('link', { name: '业务申报' }).click()
  await page.getByRole('link', { name: '维护统一社会信用代码申报' }).click()
  await expect(page.getByRole('heading', { name: '单位统一社会信用代码应急维护' })).toBeVisible()
  await expect(page.getByText('1991-04-01')).toBeVisible()
  await expect(page.getByText('410***********0016').first()).toBeVisible()
  await page.getByLabel('新统一社会信用代码').fill('91410783MA0000016H')
  await page.getByLabel('法人手机号').fill(legalRep)
  await page.getByLabel('单位授权经办人姓名').fill(operator.name)
  await page.getByLabel('单位授权经办人手机号').fill(operator.mobile)
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('alert')).toContainText('校验位不符')
  await page.getByLabel('新统一社会信用代码').fill(unit.creditCode)
  await look(page, '维护信用代码')
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('保存成功')).toBeVisible()
  await page.getByRole('button', { name: '采集电子材料' }).click()
  await page
    .getByLabel('营业执照（统一社会信用代码证）')
    .setInputFiles({ name: '营业执照.png', mimeType: 'image/png', buffer: await picture() })
  await page.getByRole('button', { name: '上传' }).click()
  await expect(page.getByText('1/1')).toBeVisible()
  await look(page, '个人采集电子材料')
  await page.getByRole('link', { name: '提交申报' }).click()
  await look(page, '提交维护')
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByRole('alert')).toContainText('请输入法人手机验证码')
  const code = await smsCode(page, hall, legalRep)
  await page.getByLabel('法人手机验证码').fill(code)
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByText('提交成功')).toBeVisible()
  await look(page, '维护详情')
  await page.goto('/person')
  await expect(page.getByText('已通过')).toBeVisible()
})

test('[M-16] 单位注册：信息不一致逐项指出，一致则注册成功并有两条提示', async ({ page, hall }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '单位办事通道' }).click()
  await look(page, '证书登录')
  await page.getByRole('link', { name: '马上注册?' }).click()
  await page.getByLabel('单位名称').fill('河南某某公司')
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(unit.creditCode)
  await page.getByLabel('联系手机号码').fill(operator.mobile)
  await page.getByLabel('图形验证码').fill(captcha)
  await page.getByLabel('手机验证码').fill(await smsCode(page, hall, operator.mobile))
  await page.getByLabel('我已阅读并同意').check()
  await page.getByRole('button', { name: '开通单位网上服务' }).click()
  await expect(page.getByRole('alert')).toContainText('单位名称与社保系统登记的不一致')
  await expect(page.locator('body')).not.toContainText(unit.name)
  await look(page, '单位注册有错')
  await page.getByLabel('单位名称').fill(`${unit.name} `)
  await page.getByRole('button', { name: '开通单位网上服务' }).click()
  await expect(page.getByText('注册成功，请到指定地点办理CA登记。')).toBeVisible()
  await expect(page.getByText('可到社保经办机构办理单位联系人信息确认业务')).toBeVisible()
  await look(page, '注册成功')
  await page.getByRole('link', { name: '返回登录页' }).click()
  await expect(page.getByRole('heading', { name: '证书登录' })).toBeVisible()
})

test('[M-18] 第一次登录注册单位管理员后直接进入首页', async ({ page, hall }) => {
  await page.goto('/employer')
  await page.getByRole('link', { name: '免数字证书登陆' }).click()
  await look(page, '免数字证书登陆')
  await page.getByLabel('账号').fill(unit.creditCode)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '单位首次登陆注册单位管理员' })).toBeVisible()
  await expect(page.getByLabel('管理员账号')).toHaveValue(unit.creditCode)
  await look(page, '注册单位管理员')
  await page.getByLabel('管理员姓名').fill(operator.name)
  await page.getByLabel('手机号码').fill(operator.mobile)
  await page.getByLabel('图形验证码').fill(captcha)
  await page.getByLabel('手机验证码').fill(await smsCode(page, hall, operator.mobile))
  await page.getByLabel('设置密码').fill(password)
  await page.getByLabel('重复密码').fill(password)
  await page.getByRole('button', { name: '注册' }).click()
  await expect(page.getByRole('heading', { name: unit.name })).toBeVisible()
})

test('[M-17] 知道信用代码进不去，须再用密码或短信证明身份', async ({ page, hall }) => {
  await page.goto('/employer/login/account')
  await page.getByLabel('账号').fill(unit.creditCode)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '身份验证' })).toBeVisible()
  await look(page, '身份验证')
  await page.getByLabel('密码', { exact: true }).fill('Wrong#2023')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText('不正确')
  await page.getByLabel('手机验证码').fill(await smsCode(page, hall, operator.mobile))
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('我的待提交业务').first()).toBeVisible()
})

test('[M-21] [M-20] 单位首页的数字和入口齐全，未开放的说明原因', async ({ page }) => {
  await logInUnit(page, unit.creditCode)
  for (const text of [
    '本月申报增员',
    '本月申报减员',
    '历史欠费累计金额',
    '当期应缴金额',
    '审核业务状态(202308)',
    '2400.00元',
  ]) {
    await expect(page.getByText(text, { exact: true })).toBeVisible()
  }
  for (const entry of ['单位业务', '在职人员业务', '退休人员业务', '查询打印', '办理进度查询']) {
    await expect(page.getByRole('main').getByRole('link', { name: entry })).toBeVisible()
  }
  await look(page, '单位首页')
  await page.getByRole('link', { name: '缴费明细' }).click()
  await expect(page.getByText('2023 年 8 月').first()).toBeVisible()
  await expect(page.getByText('本月应缴', { exact: true })).toBeVisible()
  await look(page, '缴费明细')
  await page.getByRole('link', { name: '2022 年' }).click()
  await expect(
    page.getByText('12 个月，应缴 28,800.00 元，已缴 28,800.00 元，未缴足 0.00 元。'),
  ).toBeVisible()
  await page.getByRole('link', { name: '首页' }).first().click()
  await page.getByRole('link', { name: '欠费的月份' }).click()
  await expect(page.getByText('没有欠费的月份。')).toBeVisible()
  await page.getByRole('link', { name: '查询打印' }).last().click()
  await look(page, '查询打印')
  await page.getByRole('link', { name: '首页' }).first().click()
  await page.getByRole('main').getByRole('link', { name: '单位业务' }).click()
  for (const open of ['稳岗返还申请', '应急稳岗返还申报', '单位缓交登记申报']) {
    await expect(page.getByRole('link', { name: open })).toBeVisible()
  }
  await expect(
    page.getByText(
      '仅可办理普通稳岗返还申报、应急稳岗返还申报、单位缓交登记申报、参保数据更正申请、核定结果异议申请。',
    ),
  ).toBeVisible()
  await look(page, '单位业务')
})

test('[M-24] [M-25] 稳岗返还：告知必须阅读，账户名称必须一致，保存后提示下一步', async ({ page }) => {
  await logInUnit(page, unit.creditCode)
  await page.getByRole('main').getByRole('link', { name: '单位业务' }).click()
  await page.getByRole('link', { name: '稳岗返还申请' }).click()
  await expect(page.getByRole('heading', { name: '稳岗返还资金用途告知' })).toBeVisible()
  await expect(page.getByLabel('申请年度')).toHaveValue('2023')
  await page.getByLabel('联系人').fill(operator.name)
  await page.getByLabel('联系方式').fill('12345678')
  await page.getByLabel('银行账号').fill('234567')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('请先认真阅读')
  await page.getByLabel('我已认真阅读').check()
  await page.getByLabel('账户名称').fill('别的公司')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('联系方式应为11位手机号码')
  await expect(page.getByRole('alert')).toContainText('银行账号应为 8 到 32 位数字')
  await page.getByLabel('联系方式').fill(operator.mobile)
  await page.getByLabel('银行账号').fill('4100 1522 0100 5020 1234')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('账户名称应与单位名称')
  await look(page, '稳岗返还有错')
  await page.getByLabel('账户名称').fill(unit.name)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('稳岗补贴申请申报成功, 下一步上传相应材料')).toBeVisible()
  await expect(page.getByRole('link', { name: '去提交' })).toBeVisible()
  await look(page, '稳岗返还已保存')
})

test('[M-12] 采集电子材料：计数、非必录、按内容判断、查看、删除', async ({ page }) => {
  await logInUnit(page, unit.creditCode)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByRole('button', { name: '采集电子材料' }).click()
  await expect(page.getByText('0/1')).toHaveCount(2)
  await expect(page.getByText('*非必录')).toHaveCount(2)
  const proof = page.getByLabel('企业相关证明材料')
  await proof.setInputFiles({ name: '证明.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') })
  await page.getByRole('button', { name: '上传' }).first().click()
  await expect(page.getByText('只能上传 JPG、PNG 图片或 PDF 文件').first()).toBeVisible()
  await page
    .getByLabel('企业相关证明材料')
    .setInputFiles({ name: '证明.png', mimeType: 'image/png', buffer: await picture() })
  await page.getByRole('button', { name: '上传' }).first().click()
  await expect(page.getByText('本次上传1页')).toBeVisible()
  await look(page, '采集电子材料')
  const href = await page.getByRole('link', { name: /查看/ }).getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.headers()['content-type']).toBe('image/png')
  await page.getByRole('button', { name: '删除' }).click()
  await expect(page.getByText('0/1')).toHaveCount(2)
})

test('[M-26] 打印申报表得到嵌入中文字体的 PDF', async ({ page }) => {
  await logInUnit(page, unit.creditCode)
  await page.goto('/employer/to-do')
  const href = await page.getByRole('link', { name: '详情' }).getAttribute('href')
  const pdf = await page.request.get(`${href}/print`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  const body = await pdf.body()
  expect(body.subarray(0, 5).toString()).toBe('%PDF-')
  expect(body.includes('NotoSansSC')).toBe(true)
})

test('[M-27] 我的待提交业务：计数、过滤、删除与恢复、提交', async ({ page, hall }) => {
  await logInUnit(page, unit.creditCode)
  await expect(page.getByRole('link', { name: '我的待提交业务 1' })).toBeVisible()
  await page.getByRole('link', { name: '我的待提交业务 1' }).click()
  await expect(page.getByRole('heading', { name: '待提交申报管理' })).toBeVisible()
  await expect(page.getByRole('link', { name: '全部申报(1)' })).toBeVisible()
  await expect(page.getByRole('link', { name: '普通稳岗返还信息确认(1)' })).toBeVisible()
  await look(page, '待提交申报管理')
  await page.getByLabel('过滤条件').fill('没有这样的')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('没有待提交的业务。')).toBeVisible()
  await page.goto('/employer/to-do')
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await expect(page.getByText('已删除 1 笔')).toBeVisible()
  await page.getByRole('button', { name: '恢复刚删除的申报' }).click()
  await expect(page.getByText('总行数: 1')).toBeVisible()
  await page.getByRole('checkbox', { name: '选择第 1 笔' }).check()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByRole('heading', { name: '提交申报' })).toBeVisible()
  await look(page, '核对并提交')
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByRole('alert')).toContainText('请输入短信验证码')
  await submitBySms(page, hall, operator.mobile)
  await expect(page.getByText(/提交成功，受理流水号：\d{24}/)).toBeVisible()
})

test('[M-29] [M-30] 办理进度查询：类型、月份、流水号、详情、单据打印', async ({ page }) => {
  await logInUnit(page, unit.creditCode)
  await page.getByRole('main').getByRole('link', { name: '办理进度查询' }).click()
  await expect(page.getByLabel('办理月份')).toHaveValue('202308')
  await expect(page.getByRole('cell', { name: '待办理' })).toBeVisible()
  await expect(page.getByRole('cell', { name: '长垣市社会保险中心' })).toBeVisible()
  await look(page, '办理进度查询')
  const print = await page.getByRole('link', { name: '单据打印' }).getAttribute('href')
  expect((await page.request.get(print ?? '')).headers()['content-type']).toBe('application/pdf')
  await page.getByLabel('办理月份').fill('202201')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('没有符合条件的业务')).toBeVisible()
  await page.getByLabel('办理月份').fill('202308')
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('link', { name: '详情' }).click()
  await expect(
    page.getByText(
      `提交申报；短信验证码确认（${operator.mobile.slice(0, 3)}****${operator.mobile.slice(-4)}）`,
    ),
  ).toBeVisible()
  await look(page, '申报详情')
})

test('[M-36] 经办端受理、退回补正、单位补正、再受理、初审、复核、人社部门审核通过', async ({
  page,
  hall,
  browser,
}) => {
  // Three officers tick nine conditions each.
  test.slow()
  await logInOfficer(page, '410783-accept')
  await look(page, '经办端业务受理')
  await page
    .getByRole('row', { name: new RegExp(unit.name) })
    .filter({ hasText: '普通稳岗返还' })
    .getByRole('link', { name: '办理' })
    .click()
  await page.getByRole('button', { name: '退回补正' }).click()
  await expect(page.getByRole('alert')).toContainText('请写明退回原因')
  await page.getByLabel('退回原因').fill('请补充上传企业相关证明材料。')
  await look(page, '经办端办理')
  await page.getByRole('button', { name: '退回补正' }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
  expect((await hall.messages(operator.mobile))[0]?.text).toContain('已退回补正')

  const clerk = await (await browser.newContext({ baseURL: hall.url })).newPage()
  await logInUnit(clerk, unit.creditCode)
  await clerk.getByRole('link', { name: '我的待提交业务 1' }).click()
  await clerk.getByRole('link', { name: '详情' }).click()
  await expect(clerk.getByText('退回补正：请补充上传企业相关证明材料。').first()).toBeVisible()
  await clerk.getByRole('link', { name: '重新提交' }).click()
  await submitBySms(clerk, hall, operator.mobile)
  await expect(clerk.getByText('提交成功')).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await expect(page.getByText('材料齐全，予以受理')).toBeVisible()
  await page.getByRole('button', { name: '审核通过' }).click()
  await expect(page.getByRole('alert')).toContainText('请先核对并勾选“裁员率”')
  await checkConditions(page)
  await look(page, '经办端逐项核对')
  await page.getByRole('button', { name: '审核通过' }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
  await expect(page.getByRole('button', { name: '审核通过' })).toHaveCount(0)
  const address = page.url()
  for (const officer of ['410783-review', '410783-hr']) {
    await logOut(page)
    await logInOfficer(page, officer)
    await page.goto(address)
    await checkConditions(page)
    await page.getByRole('button', { name: '审核通过' }).click()
    await expect(page.getByText('办理成功')).toBeVisible()
  }
  await clerk.goto('/employer')
  await expect(clerk.getByRole('link', { name: '审核通过业务 1' })).toBeVisible()
  await clerk.context().close()
})

async function picture(): Promise<Buffer> {
  return await sharp({ create: { width: 600, height: 400, channels: 3, background: '#eef' } })
    .png()
    .toBuffer()
}
