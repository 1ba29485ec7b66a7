import { expect } from '@playwright/test'
import { plainPdf } from '../hostile/folder/pdf.ts'
import {
  captcha,
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

test.use({ province: 'entrances' })

const li = { idNo: '410783198506120029', mobile: '13800000002' }
const medical = '91410783MA0000023C'
const food = '91410783MA0000058Y'

test('[M-02] 社保经办机构查询可按统筹区和关键字找到机构', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '社保经办机构查询' }).click()
  await page.getByLabel('统筹区').selectOption({ label: '长垣市' })
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('长垣市社会保险中心')).toBeVisible()
  await expect(page.getByText('总行数: 2')).toBeVisible()
  await look(page, '社保经办机构查询')
  await page.getByLabel('机构名称').fill('失业保险服务窗口')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('总行数: 1')).toBeVisible()
  await page.getByLabel('机构名称').fill('%')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('没有符合条件的经办机构')).toBeVisible()
  await page.goto('/')
  await page.getByRole('link', { name: '定点医药机构查询' }).click()
  await expect(page.getByText('暂未开放')).toBeVisible()
  await look(page, '暂未开放')
})

test('[M-09] 登录出错有提示，忘记密码后重新设置，密码修改，退出系统', async ({ page, hall }) => {
  await logInPerson(page, li.idNo, 'Wrong#2023')
  await expect(page.getByRole('alert')).toContainText('用户名或密码不正确')
  await page.getByRole('link', { name: '忘记密码?' }).click()
  await page.getByLabel('证件号码').fill(li.idNo)
  await page.getByLabel('图形验证码').fill(captcha)
  await page.getByLabel('手机验证码').fill(await smsCode(page, hall, li.mobile))
  await page.getByLabel('设置密码').fill('Fresh#2023')
  await page.getByLabel('重复密码').fill('Fresh#2023')
  await look(page, '忘记密码')
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('密码已重新设置')).toBeVisible()
  await logInPerson(page, li.idNo, 'Fresh#2023')
  await page.getByRole('link', { name: '密码修改' }).click()
  await page.getByLabel('原密码').fill('Fresh#2023')
  await page.getByLabel('设置密码').fill(password)
  await page.getByLabel('重复密码').fill(password)
  await look(page, '密码修改')
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('密码已修改')).toBeVisible()
  await logOut(page)
  await page.goto('/person')
  await expect(page.getByRole('heading', { name: '个人登录' })).toBeVisible()
})

test('[M-22] 内部管理看得到单位、经办人和登录，待审批业务说明为何为空', async ({ page }) => {
  await logInUnit(page, medical)
  await page.getByRole('link', { name: '内部管理' }).click()
  await expect(page.getByText('王五').first()).toBeVisible()
  await expect(page.getByText('138****0003')).toBeVisible()
  await expect(page.getByText('5678')).toBeVisible()
  await look(page, '内部管理')
  await page.goto('/employer')
  await page.getByRole('link', { name: /我的待审批业务/ }).click()
  await expect(page.getByText('没有待审批的业务')).toBeVisible()
  await look(page, '我的待审批业务')
})

test('[M-23] 经办人员发布公告和资料，门户和单位首页随即可见，资料可下载', async ({ page }) => {
  await logInOfficer(page, '410783-review')
  await page.getByRole('link', { name: '公告发布' }).click()
  const notice = page.locator('form').filter({ hasText: '正文' })
  await notice.getByLabel('标题').fill('关于系统维护的通知')
  await notice.getByLabel('正文').fill('本周六晚系统维护，请错峰办理。')
  await notice.getByRole('button', { name: '发布' }).click()
  await expect(page.getByText('发布成功')).toBeVisible()
  const files = page.locator('form').filter({ hasText: '资料文件' })
  await files.getByLabel('资料名称').fill('稳岗返还承诺书样表')
  await files.getByLabel('说明').fill('请下载后填写。')
  const pdf = plainPdf()
  await files
    .getByLabel('资料文件')
    .setInputFiles({ name: '样表.pdf', mimeType: 'application/pdf', buffer: pdf })
  await files.getByRole('button', { name: '发布资料' }).click()
  await expect(page.getByRole('cell', { name: '稳岗返还承诺书样表' })).toBeVisible()
  await look(page, '公告发布')
  await page.goto('/')
  await page.getByRole('link', { name: '关于系统维护的通知' }).click()
  await expect(page.getByText('请错峰办理')).toBeVisible()
  await look(page, '公告')
  await page.goto('/downloads')
  await page.getByRole('link', { name: '稳岗返还承诺书样表' }).click()
  const href = await page.getByRole('link', { name: /下载：样表/ }).getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.headers()['content-disposition']).toContain('attachment')
  expect((await answer.body()).equals(pdf)).toBe(true)
})

test('[M-31] [M-32] 应急稳岗返还和单位缓交登记可以填报、保存、提交', async ({ page, hall }) => {
  await logInUnit(page, food)
  await page.goto('/employer/business')
  await page.getByRole('link', { name: '应急稳岗返还申报' }).click()
  await page.getByLabel('生产经营困难情况').fill('受市场影响，连续六个月亏损，流动资金紧张。')
  await page.getByLabel('稳岗措施').fill('与工会协商轮岗培训，六个月内不裁员。')
  await look(page, '应急稳岗返还')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('应急稳岗返还申报保存成功')).toBeVisible()
  await page.getByRole('link', { name: '去提交' }).click()
  await submitBySms(page, hall, '13800000105')
  await expect(page.getByText('提交成功')).toBeVisible()
  await page.goto('/employer/business')
  await page.getByRole('link', { name: '单位缓交登记申报' }).click()
  await page.getByLabel('缓交起始月份').fill('202309')
  await page.getByLabel('缓交终止月份').fill('202308')
  await page.getByLabel('缓交原因').fill('生产经营出现严重困难，资金周转不开。')
  await page.getByLabel('补缴计划').fill('2024年6月前分期补缴。')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('不能早于起始月份')
  await page.getByLabel('缓交终止月份').fill('202312')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('单位缓交登记申报保存成功')).toBeVisible()
  await look(page, '单位缓交登记')
})

test('登录在别处结束后，填好的内容重新登录就在，换一台设备也找得到草稿', async ({ page, browser, hall }) => {
  await logInUnit(page, medical)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读').check()
  await page.getByLabel('联系人').fill('临时想到的联系人')
  const other = await (await browser.newContext({ baseURL: hall.url })).newPage()
  await logInUnit(other, medical)
  await other.getByRole('link', { name: '密码修改' }).click()
  await other.getByLabel('原密码').fill(password)
  await other.getByLabel('设置密码').fill('Changed#2023')
  await other.getByLabel('重复密码').fill('Changed#2023')
  await other.getByRole('button', { name: '确定' }).click()
  await expect(other.getByText('密码已修改')).toBeVisible()

  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('登录已超时，请重新登录')).toBeVisible()
  await page.getByRole('link', { name: '免数字证书登陆' }).click()
  await page.getByLabel('账号').fill(medical)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('密码', { exact: true }).fill('Changed#2023')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('刚才填写的内容都在')).toBeVisible()
  await expect(page.getByLabel('联系人')).toHaveValue('临时想到的联系人')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('稳岗补贴申请申报成功')).toBeVisible()

  await other.goto('/employer/items/stable-employment-refund')
  await expect(other.getByLabel('联系人')).toHaveValue('临时想到的联系人')
  await other.context().close()
})

test('演示页列出可以扮演的人，模拟手机收到短信，组件都无障碍', async ({ page }) => {
  await page.goto('/demo')
  await expect(page.getByText('410783199104010016')).toBeVisible()
  await expect(page.getByText('Demo#2023').first()).toBeVisible()
  await look(page, '演示')
  await page.getByRole('link', { name: '13800000003' }).click()
  await expect(page.getByText('用于注册单位管理员').first()).toBeVisible()
  await look(page, '模拟手机')
  await page.goto('/demo/gallery')
  await look(page, '组件展示')
  await page.goto('/no/such/page')
  await expect(page.getByText('没有这个页面')).toBeVisible()
})

test('只用键盘也能登录：跳到主要内容、回车提交的是表单本身', async ({ page }) => {
  await page.goto('/agency')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到主要内容' })).toBeFocused()
  await page.getByLabel('用户名').focus()
  await page.keyboard.type('410105-accept')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Tab')
  await page.keyboard.type(captcha)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '业务受理' })).toBeVisible()
})
