import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, expect, type Page } from '@playwright/test'
import { logInOfficer, logInUnit, look, submitBySms, test } from './hall.ts'
import { plugIn } from './ukey.ts'

const ukeyPort = '18415'
test.use({ province: 'evidence', ukeyPort })

const food = { creditCode: '91410783MA0000058Y', mobile: '13800000105' }
const medical = '长垣示例医疗器械有限公司（SM2，2050-01-01 到期）'
const run = promisify(execFile)

test('[M-28] 数字证书签章后看签章信息，次日公布存证，凭证用命令和断网的核验页核验', {
  tag: '@scripts',
}, async ({ page, hall, browser }) => {
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  await sign(page)
  await confirm(browser, hall)
  await atTheDesk(browser, hall.url)
  await hall.moveTo('2023-08-12T09:00:00+08:00')
  await expect(async () => {
    await page.goto('/evidence')
    await expect(page.getByRole('cell', { name: '2023-08-11' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await look(page, '每日存证')
  const verifier = await saved(page, folder, '核验工具.html', () =>
    page.getByRole('link', { name: '下载核验工具' }).click(),
  )
  const roots = await saved(page, folder, '每日存证.json', () =>
    page.getByRole('link', { name: '下载每日存证文件' }).click(),
  )
  await signIn(page)
  await page.goto('/employer/progress')
  await page.getByRole('link', { name: '详情' }).click()
  const receipt = await saved(page, folder, '受理凭证.json', () =>
    page.getByRole('link', { name: '下载受理凭证' }).click(),
  )
  const changed = join(folder, '改动.json')
  await writeFile(changed, (await readFile(receipt, 'utf8')).replace('王五', '王六'))
  await byCommand(receipt, changed, roots)
  await offline(browser, { verifier, receipt, changed, roots })
  await rm(folder, { recursive: true })
})

async function signIn(page: Page): Promise<void> {
  const ukey = await plugIn(ukeyPort)
  try {
    await page.goto('/employer/login')
    await page.getByLabel('证书', { exact: true }).selectOption({ label: medical })
    await page.getByLabel('密码', { exact: true }).fill('123456')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByText('我的待提交业务').first()).toBeVisible()
  } finally {
    await ukey.end()
  }
}

async function sign(page: Page): Promise<void> {
  await signIn(page)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读').check()
  await page.getByLabel('联系人').fill('王五')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '去提交' }).click()
  await expect(page.getByText('没有连接上数字证书助手')).toBeVisible()
  await expect(page.getByRole('button', { name: '短信确认并提交' })).toBeVisible()
  await look(page, '签章提交-没有助手')
  const ukey = await plugIn(ukeyPort)
  try {
    await page.getByRole('button', { name: '读取证书' }).click()
    await page.getByLabel('证书', { exact: true }).selectOption({ label: medical })
    await page.getByLabel('密码', { exact: true }).fill('123456')
    await look(page, '签章提交')
    await page.getByRole('button', { name: '签章并提交' }).click()
    await expect(page.getByText('提交成功')).toBeVisible()
  } finally {
    await ukey.end()
  }
  await expect(page.getByText(/提交申报；数字证书签章（证书序列号/)).toBeVisible()
  await expect(page.getByText('有效', { exact: true })).toBeVisible()
  await expect(page.getByText('演示数字证书认证中心').first()).toBeVisible()
  await look(page, '签章信息')
}

/** A unit without a UKey: its submission is marked as confirmed by SMS. */
async function confirm(browser: Browser, hall: Parameters<typeof submitBySms>[1]): Promise<void> {
  const page = await (await browser.newContext({ baseURL: hall.url })).newPage()
  await logInUnit(page, food.creditCode)
  await page.goto('/employer/items/stable-employment-refund')
  await page.getByLabel('我已认真阅读').check()
  await page.getByLabel('联系人').fill('郑芳')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '去提交' }).click()
  await submitBySms(page, hall, food.mobile)
  await expect(page.getByText('短信验证码确认，没有数字证书签章')).toBeVisible()
  await look(page, '短信确认信息')
  await page.context().close()
}

async function atTheDesk(browser: Browser, baseURL: string): Promise<void> {
  const page = await (await browser.newContext({ baseURL })).newPage()
  await logInOfficer(page, '410783-accept')
  await page
    .getByRole('row', { name: /医疗器械/ })
    .getByRole('link', { name: '办理' })
    .click()
  await expect(page.getByRole('heading', { name: '签章信息' })).toBeVisible()
  await expect(page.getByText('有效', { exact: true })).toBeVisible()
  await look(page, '经办端签章信息')
  await page.context().close()
}

async function saved(page: Page, folder: string, name: string, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const path = join(folder, name)
  await download.saveAs(path)
  return path
}

async function byCommand(receipt: string, changed: string, roots: string): Promise<void> {
  const verify = (...words: string[]) =>
    run(process.execPath, ['--import', 'tsx', 'src/main.ts', 'verify-receipt', ...words])
  const { stdout } = await verify(receipt, '--roots', roots)
  expect(stdout).toContain('与 2023-08-11 公布的存证值一致')
  expect(stdout).not.toContain('不成立')
  await expect(verify(changed)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('内容已被改动'),
  })
}

interface Files {
  readonly verifier: string
  readonly receipt: string
  readonly changed: string
  readonly roots: string
}

/** Opens the downloaded page from disk with the network off. */
async function offline(browser: Browser, { verifier, receipt, changed, roots }: Files): Promise<void> {
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  await page.goto(pathToFileURL(verifier).href)
  await page.getByLabel('受理凭证文件').setInputFiles(receipt)
  await page.getByLabel('每日存证文件').setInputFiles(roots)
  await page.getByRole('button', { name: '核验' }).click()
  await expect(page.getByRole('heading', { name: /核验通过/ })).toBeVisible()
  await expect(page.getByText('成立：由“长垣示例医疗器械有限公司”的数字证书')).toBeVisible()
  await expect(page.getByText('成立：与 2023-08-11 公布的存证值一致')).toBeVisible()
  await look(page, '断网核验通过')
  await page.getByLabel('受理凭证文件').setInputFiles(changed)
  await page.getByRole('button', { name: '核验' }).click()
  await expect(page.getByRole('heading', { name: /核验不通过/ })).toBeVisible()
  await look(page, '断网核验不通过')
  await context.close()
}
