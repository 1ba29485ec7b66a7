import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type Axe from 'axe-core'
import { z } from 'zod'
import { builtProgram, captcha, provinceFolder, startHall } from './start-hall.ts'

export { captcha }
export const password = 'Demo#2023'

const messagesSchema = z.array(z.object({ at: z.string(), text: z.string(), code: z.string().nullable() }))

/** One hall per worker and program: fresh database, random port, the demonstration province. */
export interface Hall {
  readonly url: string
  pid(): number
  code(mobile: string): Promise<string>
  /** restarts the same hall on another business day */
  moveTo(now: string): Promise<void>
  messages(mobile: string): Promise<z.infer<typeof messagesSchema>>
}

interface HallOptions {
  readonly hall: Hall
  readonly province: string
  readonly program: string
  readonly ukeyPort: string
  readonly settings: Readonly<Record<string, string>>
}

export const test = base.extend<object, HallOptions>({
  /** each file names its own, so that files do not see each other's data; a worker's hall is shared per name */
  province: ['', { option: true, scope: 'worker' }],
  /** the program that serves the hall; a journey with its own starting state has its own program */
  program: [builtProgram, { option: true, scope: 'worker' }],
  /** port of this file's UKey bridge; concurrent files need different ports */
  ukeyPort: ['18000', { option: true, scope: 'worker' }],
  /** what a file sets differently from other halls */
  settings: [{}, { option: true, scope: 'worker' }],
  hall: [
    async ({ program, ukeyPort, settings: own, province: _ }, use) => {
      const folder = await provinceFolder()
      const settings = { UKEY_PORT: ukeyPort, ...own }
      let running = await startHall(folder, program, settings)
      const { url } = running
      const messages = async (mobile: string) =>
        messagesSchema.parse(await (await fetch(`${url}/demo/phone.json?mobile=${mobile}`)).json())
      const moveTo = async (now: string) => {
        await running.stop()
        running = await startHall(folder, program, { ...settings, DEMO_NOW: now, PORT: new URL(url).port })
      }
      await use({
        url,
        pid: () => running.pid,
        moveTo,
        messages,
        code: async mobile => (await messages(mobile)).find(sms => sms.code)?.code ?? '',
      })
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ hall }, use) => use(hall.url),
})

/** Checks a page: no horizontal overflow, no leftover English, no axe violations. */
export async function look(page: Page, name: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width, `${name} 横向溢出`).toBeLessThanOrEqual(0)
  const text = (await page.locator('body').innerText()).replace(
    /https?:\/\/\S+|https|script\/[a-z-]+|\b[0-9a-f]{12,64}\b|([A-Z2-7]{4} ){7}[A-Z2-7]{4}|GB\/T|JPG|PNG|WebP|HEIC|PDF|MB|CSV|xlsx|xls|SHA|CA|UK|IE/g,
    '',
  )
  expect(
    text
      .match(/[A-Za-z]{4,}/g)
      ?.filter(word => !/^(MA|Demo|admin|employer|person|agency|accept|review|finance)/.test(word)) ?? [],
  ).toEqual([])
  if (test.info().project.name === 'no-scripts') return
  expect(await violations(page)).toEqual([])
  if (process.env.PICTURES) {
    await page.screenshot({
      path: join(process.env.PICTURES, `${page.viewportSize()?.width}-${name}.png`),
      fullPage: true,
    })
  }
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * What axe finds in the page, a rule and the elements that break it each. Runs axe as it is published for browsers, in
 * the page itself: through its package for Playwright a look takes more than twice as long. The hall has no frames.
 */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'))
  return await page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof Axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // Nothing else is read, and collecting what passed costs more than the checks.
      resultTypes: ['violations'],
    })
    return found.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`)
  })
}

/** Presses 发送验证码 and reads the new code from the simulated phone. */
export async function smsCode(page: Page, hall: Hall, mobile: string): Promise<string> {
  const before = (await hall.messages(mobile)).length
  await page.getByRole('button', { name: '发送验证码' }).click()
  await expect.poll(async () => (await hall.messages(mobile)).length).toBeGreaterThan(before)
  await expect(page.getByText(/验证码已发送/)).toBeVisible()
  return await hall.code(mobile)
}

/** 提交申报, confirmed by the SMS code sent to the filer's mobile. */
export async function submitBySms(page: Page, hall: Hall, mobile: string): Promise<void> {
  await page.getByLabel('短信验证码').fill(await smsCode(page, hall, mobile))
  await page.getByRole('button', { name: '提交申报' }).click()
}

export async function logInPerson(page: Page, idNo: string, word = password): Promise<void> {
  await page.goto('/person/login')
  await page.getByLabel('用户名').fill(idNo)
  await page.getByLabel('密码', { exact: true }).fill(word)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
}

export async function logInUnit(page: Page, creditCode: string, word = password): Promise<void> {
  await page.goto('/employer')
  await page.getByRole('link', { name: '免数字证书登陆' }).click()
  await page.getByLabel('账号').fill(creditCode)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('密码', { exact: true }).fill(word)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('我的待提交业务').first()).toBeVisible()
}

export async function logInOfficer(page: Page, login: string): Promise<void> {
  await page.goto('/agency')
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByLabel('验证码', { exact: true }).fill(captcha)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '业务受理' })).toBeVisible()
}

export async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出系统' }).click()
  await expect(page.getByText('您已退出系统')).toBeVisible()
}

/** Ticks every condition of the open case. */
export async function checkConditions(page: Page): Promise<void> {
  const boxes = page.getByRole('checkbox', { name: /^已核对/ })
  await expect(boxes.first()).toBeVisible()
  for (const box of await boxes.all()) await box.check()
}
