import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { captcha, logInOfficer, logInPerson, logOut, look, password, test } from './hall.ts'

test.use({ province: 'passkeys' })

const li = '410783198506120029'

/** Passkeys require a domain name: the same hall, addressed as localhost. */
const named = (url: string) => url.replace('127.0.0.1', 'localhost')

/** A virtual authenticator, always present and verified. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function typeOfficer(page: Page, login: string): Promise<void> {
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
}

async function addPasskey(page: Page, name: string, see: typeof look): Promise<void> {
  await page.getByRole('link', { name: '账号安全' }).click()
  await see(page, '账号安全')
  await page.getByRole('link', { name: '添加通行密钥' }).click()
  await see(page, '添加通行密钥')
  await page.getByLabel('登录密码').fill(password)
  await page.getByRole('button', { name: '下一步' }).click()
  await see(page, '添加通行密钥第二步')
  await page.getByLabel('名称').fill(name)
  await page.getByRole('button', { name: '创建通行密钥' }).click()
  await expect(page.getByText('通行密钥已添加')).toBeVisible()
  await expect(page.getByText(/^\d{4}-\d{4}-\d{4}$/)).toHaveCount(10)
  await see(page, '恢复码')
  await page.getByRole('button', { name: '我已保存好' }).click()
  await expect(page.getByText('恢复码不会再次显示')).toBeVisible()
}

test.describe('在有脚本的浏览器里', { tag: '@scripts' }, () => {
  test('经办人员添加通行密钥，之后登录须在密码之后再用它验证，也可以只用它登录', async ({ page, hall }) => {
    await withAuthenticator(page)
    await page.goto(`${named(hall.url)}/agency`)
    await typeOfficer(page, '410783-accept')
    await addPasskey(page, '窗口电脑', async () => {})
    await logOut(page)
    await page.getByRole('link', { name: '重新登录' }).click()
    await typeOfficer(page, '410783-accept')
    await expect(page.getByRole('heading', { name: '二次验证' })).toBeVisible()
    await look(page, '二次验证')
    await page.goto(`${named(hall.url)}/agency`)
    await expect(page.getByRole('heading', { name: '经办人员登录' })).toBeVisible()
    await typeOfficer(page, '410783-accept')
    await page.getByRole('button', { name: '用通行密钥验证' }).click()
    await expect(page.getByRole('heading', { name: '业务受理' })).toBeVisible()
    await logOut(page)
    await page.getByRole('link', { name: '重新登录' }).click()
    await page.getByRole('link', { name: '使用通行密钥登录' }).click()
    await expect(page.getByRole('heading', { name: '业务受理' })).toBeVisible()
  })

  test('个人用通行密钥代替密码登录，改名，删除；数字地址不能使用通行密钥', async ({ page, hall }) => {
    await withAuthenticator(page)
    await page.goto(`${named(hall.url)}/person/login`)
    await page.getByRole('link', { name: '使用通行密钥登录' }).click()
    await expect(page.getByText('没有可用的通行密钥')).toBeVisible()
    await look(page, '通行密钥登录')
    await page.getByRole('link', { name: '用密码登录' }).click()
    await page.getByLabel('用户名').fill(li)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByLabel('验证码', { exact: true }).fill(captcha)
    await page.getByRole('button', { name: '登录' }).click()
    await addPasskey(page, '我的手机', look)
    await logOut(page)
    await page.goto(`${named(hall.url)}/person/login`)
    await page.getByRole('link', { name: '使用通行密钥登录' }).click()
    await expect(page.getByRole('heading', { name: '李四，您好' })).toBeVisible()
    await page.getByRole('link', { name: '账号安全' }).click()
    await page.getByRole('link', { name: '改名或删除' }).click()
    await page.getByLabel('名称').fill('旧手机')
    await look(page, '通行密钥改名')
    await page.getByRole('button', { name: '改名' }).click()
    await expect(page.getByText('通行密钥已改名')).toBeVisible()
    await expect(page.getByRole('cell', { name: '旧手机', exact: true })).toBeVisible()
    await look(page, '账号安全有通行密钥')
    await page.getByRole('link', { name: '改名或删除' }).click()
    await page.getByLabel('登录密码').fill('Wrong#2023')
    await page.getByRole('button', { name: '删除' }).click()
    await expect(page.getByRole('alert')).toContainText('登录密码不正确')
    await page.getByLabel('登录密码').fill(password)
    await page.getByRole('button', { name: '删除' }).click()
    await expect(page.getByText('通行密钥已删除')).toBeVisible()
    await expect(page.getByText('还没有添加通行密钥')).toBeVisible()
    expect((await hall.messages('13800000002')).map(one => one.text).join()).toContain(
      '删除了通行密钥“旧手机”',
    )
    await page.goto('/person/login/passkey')
    await expect(page.getByText('当前访问地址不能使用通行密钥')).toBeVisible()
  })
})

test.describe('没有脚本，或在最窄的手机上', { tag: '@no-scripts' }, () => {
  test('动态验证码：扫码绑定，登录时输入，每个只能用一次；恢复码代替，最后解除', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await logInPerson(page, '41010519790923004X')
    await page.getByRole('link', { name: '账号安全' }).click()
    await look(page, '账号安全')
    await page.getByRole('link', { name: '绑定动态验证码' }).click()
    await page.getByLabel('登录密码').fill(password)
    await page.getByRole('button', { name: '下一步' }).click()
    const shown = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()
    const secret = Secret.fromBase32(shown.replaceAll(' ', ''))
    const code = (seconds: number) => TOTP.generate({ secret, timestamp: Date.now() + seconds * 1000 })
    await expect(page.getByRole('img', { name: /绑定二维码/ })).toBeVisible()
    await look(page, '绑定动态验证码')
    await page.getByLabel('动态验证码').fill('000000')
    await page.getByRole('button', { name: '完成绑定' }).click()
    await expect(page.getByRole('alert')).toContainText('动态验证码不正确')
    await page.getByLabel('动态验证码').fill(code(0))
    await page.getByRole('button', { name: '完成绑定' }).click()
    await expect(page.getByText('动态验证码已绑定')).toBeVisible()
    const recovery = await page
      .getByText(/^\d{4}-\d{4}-\d{4}$/)
      .first()
      .innerText()
    await look(page, '恢复码')
    await logOut(page)
    await logInPerson(page, '41010519790923004X')
    await look(page, '二次验证')
    const next = code(30)
    await page.getByLabel('动态验证码').fill(next)
    await page.getByRole('button', { name: '确定' }).click()
    await expect(page.getByRole('heading', { name: '赵六，您好' })).toBeVisible()
    await logOut(page)
    await logInPerson(page, '41010519790923004X')
    await page.getByLabel('动态验证码').fill(next)
    await page.getByRole('button', { name: '确定' }).click()
    await expect(page.getByRole('alert')).toContainText('已经使用过')
    await page.getByLabel('恢复码').fill(recovery)
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByRole('link', { name: '账号安全' }).click()
    await expect(page.getByText('每个只能使用一次。还剩 9 个')).toBeVisible()
    await page.getByRole('link', { name: '更换或解除动态验证码' }).click()
    await page.getByLabel('登录密码').fill(password)
    await page.getByRole('button', { name: '解除动态验证码' }).click()
    await expect(page.getByText('动态验证码已解除')).toBeVisible()
  })

  test('管理员看到辖区经办人员的二次验证并可重置，受理岗在窗口为办事人重置', async ({ page }) => {
    await logInOfficer(page, '410000-admin')
    await page.getByRole('link', { name: '账号安全' }).click()
    await page.getByRole('link', { name: '经办人员二次验证管理' }).click()
    await look(page, '经办人员二次验证管理')
    await page.getByRole('button', { name: '重置二次验证' }).click()
    await expect(page.getByRole('alert')).toContainText('请选择经办人员')
    await logOut(page)
    await logInOfficer(page, '410783-accept')
    await page.getByRole('link', { name: '账号安全' }).click()
    await page.getByRole('link', { name: '窗口重置二次验证' }).click()
    await page.getByLabel('证件号码或统一社会信用代码').fill('410783198506120029')
    await page.getByLabel('核实情况').fill('已核对身份证原件')
    await page.getByLabel('您的登录密码').fill(password)
    await page.getByRole('button', { name: '重置二次验证' }).click()
    await expect(page.getByRole('alert')).toContainText('没有开启二次验证')
    await look(page, '窗口重置二次验证')
  })
})
