import type { Answer, Browser } from './browser.ts'
import type { SeededUnit } from './seed-units.ts'

const form = '/employer/items/stable-employment-refund'

/**
 * One journey in seven requests: form, 保存, material, code, phone, 提交, 进度. With `wholeBrowser` it also follows
 * redirects and posts as the islands do.
 */
export async function walkJourney(
  browser: Browser,
  unit: SeededUnit,
  { proof, wholeBrowser = false }: { readonly proof: File; readonly wholeBrowser?: boolean },
): Promise<void> {
  const goOn = async (path: string) => wholeBrowser && (await browser.get(path))
  await browser.get(form)
  const materials = sentOn(await browser.post(form, { _act: 'materials', noticeRead: '1', ...unit.form }))
  await goOn(materials)
  const asked = { file: proof, island: wholeBrowser }
  await goOn(sentOn(await browser.post(materials, { kind: 'proof' }, asked)))
  const submission = materials.replace('/materials', '/submission')
  await goOn(submission)
  const sent = await browser.post(submission, { _act: 'sms' }, { island: wholeBrowser })
  if (sent.status !== 200) throw new Error(`asking for a code answered ${sent.status}`)
  const phone = await browser.get(`/demo/phone.json?mobile=${unit.mobile}`)
  const smsCode = /"code":"(\d{6})"/.exec(phone.text)?.[1] ?? ''
  await goOn(sentOn(await browser.post(submission, { smsCode })))
  const progress = await browser.get('/employer/progress')
  if (!progress.text.includes('受理流水号')) throw new Error('the journey does not show in 办理进度查询')
}

/** The address a successful post redirects to. */
function sentOn({ status, location, text }: Answer): string {
  if (location) return location
  const refused = /<[^>]*class="error[^"]*"[^>]*>([^<]*)/.exec(text)?.[1] ?? ''
  throw new Error(`a post answered ${status} ${refused}`)
}
