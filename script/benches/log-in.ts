import type { Browser } from './browser.ts'
import { captcha } from './hall.ts'

/** 免数字证书登陆: credit code and captcha first, then the password. */
export async function logIn(browser: Browser, creditCode: string, password: string): Promise<void> {
  await browser.get('/employer/login/account')
  const { location } = await browser.post('/employer/login/account', { account: creditCode, captcha })
  await browser.get(location)
  const answer = await browser.post(location, { password })
  if (answer.location !== '/employer')
    throw new Error(`logging in led to ${answer.location || answer.status}`)
}
