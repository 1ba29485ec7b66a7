import { expect, type Page } from '@playwright/test'
import {
  captcha,
  type Hall,
  logInOfficer,
  logInPerson,
  logInUnit,
  logOut,
  look,
  smsCode,
  submitBySms,
  test,
} from './hall.ts'
import { plugIn } from './ukey.ts'

const ukeyPort = '18426'
test.use({ province: 'employment-objection', ukeyPort })
test.describe.configure({ mode: 'serial' })

const qi = { name: '孙七', idNo: '410783199506060016', mobile: '13800000021' }
const medical = '91410783MA0000023C'
const contact = '13800000003'
const word = 'Sun#2023'

// Only a certificate declares people, and only scripts ask a UKey.
test('[X-03] 单位增员后本人在参保变动提出异议，单位答复，经办决定，双方都看到', {
  tag: '@scripts',
}, async ({ page, hall }) => {
  await declared(page, hall)
  await objected(page, hall)
  await answered(page, hall)
  await decided(page)
  await told(page, hall)
})

/** Phone and desktop viewports. */
async function lookOnBoth(page: Page, name: string): Promise<void> {
  await look(page, name)
  const desk = page.viewportSize() ?? { width: 1366, height: 900 }
  await page.setViewportSize({ width: 320, height: 640 })
  await look(page, `${name}-窄屏`)
  await page.setViewportSize(desk)
}

async function declared(page: Page, hall: Hall): Promise<void> {
  const ukey = await plugIn(ukeyPort)
  try {
    await page.goto('/employer/login')
    await page.getByRole('button', { name: '读取证书' }).click()
    await page
      .getByLabel('证书', { exact: true })
      .selectOption({ label: '长垣示例医疗器械有限公司（SM2，2050-01-01 到期）' })
    await page.getByLabel('密码', { exact: true }).fill('123456')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('我的待提交业务').first()).toBeVisible()
  } finally {
    await ukey.end()
  }
  await page.goto('/employer/items/staff-addition')
  await page.getByLabel('姓名', { exact: true }).fill(qi.name)
  await page.getByLabel('证件号码').fill(qi.idNo)
  await page.getByLabel('手机号码').fill(qi.mobile)
  await page.getByLabel('参保年月').fill('202308')
  await page.getByLabel('月缴费工资').fill('6000')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('link', { name: '去提交' }).click()
  await page.getByLabel('短信验证码').fill(await smsCode(page, hall, contact))
  await page.getByRole('button', { name: '短信确认并提交' }).click()
  await expect(page.getByText('提交成功')).toBeVisible()
  await logOut(page)
}

async function objected(page: Page, hall: Hall): Promise<void> {
  expect((await hall.messages(qi.mobile))[0]?.text).toContain('“参保变动”提出异议')
  await register(page, hall)
  await logInPerson(page, qi.idNo, word)
  await page.getByRole('link', { name: '参保变动' }).first().click()
  await expect(page.getByRole('heading', { name: '长垣示例医疗器械有限公司' })).toBeVisible()
  await expect(page.getByText(/2023-\d\d-\d\d 单位申报/).first()).toBeVisible()
  await lookOnBoth(page, '参保变动')
  await page.getByRole('link', { name: '有异议' }).first().click()
  await expect(page.getByText('有异议的参保记录')).toBeVisible()
  await page.getByLabel('有异议的内容').selectOption('减员原因不对')
  await page.getByLabel('情况说明').fill('我从来没有在这家单位工作过，请核实。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('这条记录还没有减员')
  await lookOnBoth(page, '参保信息异议有错')
  await page.getByLabel('有异议的内容').selectOption('从未在该单位工作')
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByRole('button', { name: '发送验证码' })).toBeVisible()
  await submitBySms(page, hall, qi.mobile)
  await expect(page.getByText('提交成功')).toBeVisible()
  await expect(page.getByText('还没有答复')).toBeVisible()
  await look(page, '参保信息异议已提交')
  await logOut(page)
}

async function register(page: Page, hall: Hall): Promise<void> {
  await page.goto('/person/register/form')
  await page.getByLabel('注册人姓名').fill(qi.name)
  await page.getByLabel('证件号码').fill(qi.idNo)
  await page.getByLabel('手机号码').fill(qi.mobile)
  await page.getByLabel('图形验证码').fill(captcha)
  await page.getByLabel('手机验证码').fill(await smsCode(page, hall, qi.mobile))
  await page.getByLabel('设置密码').fill(word)
  await page.getByLabel('重复密码').fill(word)
  await page.getByRole('button', { name: '注册账号' }).click()
  await expect(page.getByText('注册成功')).toBeVisible()
}

async function answered(page: Page, hall: Hall): Promise<void> {
  expect((await hall.messages(contact))[0]?.text).toContain('贵单位有职工对参保信息提出异议')
  await logInUnit(page, medical)
  await page.getByRole('link', { name: /我的待审批业务/ }).click()
  await expect(page.getByText('待答复', { exact: true })).toBeVisible()
  await lookOnBoth(page, '职工异议列表')
  await page.getByRole('link', { name: '查看并答复' }).click()
  await expect(page.getByText('我从来没有在这家单位工作过，请核实。')).toBeVisible()
  await expect(page.getByText('孙七（410***********0016）')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(qi.idNo)
  await page.getByLabel('答复').fill('不对')
  await page.getByRole('button', { name: '提交答复' }).click()
  await expect(page.getByRole('alert')).toContainText('至少 10 个字')
  await page.getByLabel('答复').fill('经核对，系经办人误将他人信息录入，同意撤销。')
  await page.getByRole('button', { name: '提交答复' }).click()
  await expect(page.getByText('答复成功')).toBeVisible()
  await lookOnBoth(page, '职工异议')
  await logOut(page)
}

async function decided(page: Page): Promise<void> {
  await logInOfficer(page, '410783-review')
  await page
    .getByRole('row', { name: /参保信息异议申报/ })
    .getByRole('link', { name: '办理' })
    .click()
  await expect(page.getByText('系经办人误将他人信息录入')).toBeVisible()
  await expect(page.getByText('系统撤销这条增员登记')).toBeVisible()
  await lookOnBoth(page, '办理参保信息异议')
  await page.getByRole('button', { name: '受理并审核通过' }).click()
  await expect(page.getByRole('alert')).toContainText('请写明办理意见')
  await page.getByLabel('办理意见').fill('单位确认录入有误，撤销增员。')
  await page.getByRole('button', { name: '受理并审核通过' }).click()
  await expect(page.getByText('办理成功')).toBeVisible()
  await expect(page.getByText('系统已撤销这条增员登记')).toBeVisible()
  await logOut(page)
}

async function told(page: Page, hall: Hall): Promise<void> {
  expect((await hall.messages(contact))[0]?.text).toContain('异议成立')
  expect((await hall.messages(qi.mobile))[0]?.text).toContain('已审核通过')
  await logInUnit(page, medical)
  await page.goto('/employer/approvals')
  await page.getByRole('link', { name: '查看', exact: true }).click()
  await expect(page.getByText('单位确认录入有误，撤销增员。')).toBeVisible()
  await look(page, '职工异议已办结')
  await logOut(page)
  await logInPerson(page, qi.idNo, word)
  await page.goto('/person/employments')
  await expect(page.getByText('202308', { exact: false })).toHaveCount(0)
  await page.goto('/person/progress')
  await page.getByRole('link', { name: '详情' }).first().click()
  await expect(page.getByText('单位确认录入有误，撤销增员。').first()).toBeVisible()
}
