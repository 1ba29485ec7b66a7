import { expect, type Page } from '@playwright/test'
import { logInOfficer, look, test } from './hall.ts'
import { chromium, launch } from './launch.ts'
import { plugIn, type UKey } from './ukey.ts'

const ukeyPort = '18413'
test.use({ province: 'certificate', ukeyPort })

const medical = '长垣示例医疗器械有限公司（SM2，2050-01-01 到期）'
const pin = '123456'

async function sign(page: Page, certificate: string, word = pin): Promise<void> {
  await page.getByLabel('证书', { exact: true }).selectOption({ label: certificate })
  await page.getByLabel('密码', { exact: true }).fill(word)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Phone and desktop viewports. */
async function narrow(page: Page, name: string): Promise<void> {
  const desk = page.viewportSize() ?? { width: 1366, height: 900 }
  await page.setViewportSize({ width: 320, height: 640 })
  await look(page, name)
  await page.setViewportSize(desk)
}

const read = (page: Page) => page.getByRole('button', { name: '读取证书' }).click()

test('没有脚本时证书登录说明用什么代替', { tag: '@no-scripts' }, async ({ page }) => {
  await page.goto('/employer/login')
  await expect(page.getByText('当前浏览器没有运行')).toBeVisible()
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeDisabled()
  await look(page, '证书登录-无脚本')
  await page.getByRole('link', { name: '免数字证书登陆' }).click()
  await expect(page.getByLabel('账号')).toBeVisible()
})

test('[M-19] 证书登录：插入、选择证书、输入密码；每种出错各有说明', { tag: '@scripts' }, async ({ page }) => {
  test.slow()
  await page.goto('/employer/login')
  await expect(page.getByText('没有连接上数字证书助手')).toBeVisible()
  await look(page, '证书登录-没有助手')
  const ukey = await plugIn(ukeyPort)
  try {
    await trouble(page, ukey)
    await allFunctions(page)
    await registered(page)
  } finally {
    await ukey.end()
  }
})

test('公开的网址：不安全或浏览器不让访问本机时，说明怎么办', { tag: '@scripts' }, async ({
  hall,
  playwright,
}) => {
  const address = `http://hall.example:${new URL(hall.url).port}`
  // One with windows: it asks its user, and can be told what that has answered.
  const { args, executablePath } = launch(chromium)
  const open = async (...more: string[]) => {
    const resolved = '--host-resolver-rules=MAP hall.example 127.0.0.1'
    const browser = await playwright.chromium.launch({
      executablePath,
      args: [...args, resolved, ...more],
    })
    const page = await browser.newPage({ locale: 'zh-CN' })
    await page.goto(`${address}/employer/login`)
    return { page, browser }
  }
  const insecure = await open()
  await expect(insecure.page.getByText('不是以 https 开头的安全地址')).toBeVisible()
  await look(insecure.page, '证书登录-不安全的网址')
  await insecure.browser.close()
  const { page, browser } = await open(`--unsafely-treat-insecure-origin-as-secure=${address}`)
  await expect(page.getByText('浏览器会询问是否允许本网站访问本机上的程序')).toBeVisible()
  await look(page, '证书登录-将要询问')
  const cdp = await page.context().newCDPSession(page)
  const { targetInfo } = await cdp.send('Target.getTargetInfo')
  await cdp.send('Browser.setPermission', {
    permission: { name: 'loopback-network' },
    setting: 'denied',
    origin: address,
    browserContextId: targetInfo.browserContextId ?? '',
  })
  await page.reload()
  await expect(page.getByText('浏览器阻止了本页面访问本机的数字证书助手')).toBeVisible()
  await look(page, '证书登录-不允许访问本机')
  await browser.close()
})

async function trouble(page: Page, ukey: UKey): Promise<void> {
  await ukey.order('old')
  await read(page)
  await expect(page.getByText('数字证书助手版本过低')).toBeVisible()
  await ukey.order('new')
  await ukey.order('pull')
  await read(page)
  await expect(page.getByText('没有检测到 UK')).toBeVisible()
  await ukey.order('plug')
  await read(page)
  await expect(page.getByRole('option', { name: /到期/ })).not.toHaveCount(0)
  await expect(
    page.getByRole('option', { name: '长垣示例医疗器械有限公司（RSA，2050-01-01 到期）' }),
  ).toHaveCount(1)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('请先选择数字证书')).toBeVisible()
  await sign(page, '郑州示例物流有限公司（SM2，2050-01-01 到期）', '12')
  await expect(page.getByText('密码应为 6 到 16 位')).toBeVisible()
  await sign(page, '郑州示例物流有限公司（SM2，2050-01-01 到期）', '654321')
  await expect(page.getByText('数字证书密码不正确，还可以输入 5 次')).toBeVisible()
  await ukey.order('cancel')
  await sign(page, medical)
  await expect(page.getByText('您取消了签名')).toBeVisible()
  await ukey.order('pull')
  await sign(page, medical)
  await expect(page.getByText('UK 已拔出')).toBeVisible()
  await ukey.order('plug')
  await sign(page, '郑州示例物流有限公司（SM2，2050-01-01 到期）')
  await expect(page.getByRole('alert')).toContainText('还没有办理CA登记')
  await expect(page.getByRole('option', { name: /到期/ })).not.toHaveCount(0)
  await sign(page, '长垣示例医疗器械有限公司（SM2，2021-01-01 到期）')
  await expect(page.getByRole('alert')).toContainText('已过有效期')
  await narrow(page, '证书登录-已过期')
  for (let left = 5; left > 0; left -= 1) {
    await expect(page.getByRole('option', { name: /到期/ })).not.toHaveCount(0)
    await sign(page, '郑州示例制造有限公司（SM2，2050-01-01 到期）', 'wrong-pin')
    await expect(page.getByText(`还可以输入 ${left} 次`)).toBeVisible()
  }
  await sign(page, '郑州示例制造有限公司（SM2，2050-01-01 到期）', 'wrong-pin')
  await expect(page.getByText('UK 密码已锁定')).toBeVisible()
}

async function allFunctions(page: Page): Promise<void> {
  let posted = ''
  page.on('request', request => {
    if (request.url().endsWith('/employer/login')) posted += request.postData() ?? ''
  })
  await sign(page, medical)
  await expect(page.getByText('我的待提交业务').first()).toBeVisible()
  expect(posted).toContain('signature=')
  expect(posted).not.toContain(pin)
  await page.getByRole('link', { name: '单位业务' }).first().click()
  await expect(page.getByText('可办理全部已开通的业务')).toBeVisible()
  await expect(page.getByText('免数字证书登录')).toHaveCount(0)
  await look(page, '证书登录后-单位业务')
  await page.goto('/employer/registered')
  await expect(page.getByText('办理地点：参保地社会保险经办机构')).toBeVisible()
  await page.goto('/employer/login')
  await page.getByRole('link', { name: '相关驱动下载' }).click()
  await expect(page.getByText('数字证书（UK）驱动和助手安装说明')).toBeVisible()
}

/** 办理CA登记 at the agency, then the same UKey logs in; once reported lost it no longer does. */
async function registered(page: Page): Promise<void> {
  await logInOfficer(page, '410105-accept')
  await page.getByRole('link', { name: '办理CA登记' }).click()
  await page.getByLabel('单位', { exact: true }).fill('91410105MA000004X1')
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('该单位还没有登记数字证书')).toBeVisible()
  await page.getByLabel('证书文件').setInputFiles('demo/ukey/changyuan.cer')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('与该单位登记的不一致')
  await page.getByLabel('证书文件').setInputFiles('demo/ukey/logistics.cer')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('CA登记已办理')).toBeVisible()
  await narrow(page, '办理CA登记')
  await page.goto('/employer/login')
  await sign(page, '郑州示例物流有限公司（SM2，2050-01-01 到期）')
  await expect(page.getByRole('heading', { name: '郑州示例物流有限公司' })).toBeVisible()
  await page.goto('/agency/certificates?unit=410105000004')
  await page.getByRole('button', { name: /^报遗失/ }).click()
  await expect(page.getByText('已报遗失，该证书立即停用')).toBeVisible()
  await page.goto('/employer/business')
  await expect(page.getByText('您使用的是免数字证书登录')).toBeVisible()
}
