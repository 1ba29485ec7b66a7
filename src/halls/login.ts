import { captchaLives, type Entrance, issueCaptcha, passCaptcha } from '#identity'
import { hallOf } from './serving/hall-of.ts'
import { shownValue } from './serving/inputs.ts'
import type { Outcome, Posted } from './serving/posted-form.ts'
import type { Visit } from './serving/visit.ts'

/** The captcha of a form: the same one while it can still be used, else a new one. */
export async function captchaOf(visit: Visit): Promise<{ id: string; value: string }> {
  const kept = visit.typed?._captcha
  const wrong = visit.findings.some(finding => finding.field === 'captcha')
  if (kept && !wrong && (await captchaLives(visit.acting, kept))) {
    return { id: kept, value: shownValue(visit, 'captcha') }
  }
  return { id: await issueCaptcha(visit.acting), value: '' }
}

/** Checks the captcha that came with a form; `keep` lets the form be mended without reading another picture. */
export function checkCaptcha(visit: Visit, { values }: Posted, keep = false): Promise<void> {
  return passCaptcha(visit.acting, { id: values._captcha ?? '', answer: values.captcha ?? '' }, keep)
}

/** Where to go after logging in: back to where one was going, if that lies in the same hall. */
export function destination(visit: Visit): string {
  const { next } = visit.query
  const hall = hallOf(visit.path)
  const local =
    next !== undefined && /^\/[\w/-]*$/.test(next) && !next.startsWith('//') && hallOf(next) === hall
  return local && !/\/(login|sign-out|register)/.test(next) ? `${next}?parked` : `/${hall}`
}

/** A login form posts to its own address, so that it still knows where to go afterwards. */
export function withNext(visit: Visit, path = visit.path): string {
  return visit.query.next ? `${path}?next=${encodeURIComponent(visit.query.next)}` : path
}

/** After the first step of a login: inside, or on to the step that is still due. */
export function entered(visit: Visit, entrance: Entrance): Outcome {
  if (entrance.step === 'in') {
    const message = entrance.told === undefined ? {} : { message: entrance.told }
    return { to: destination(visit), session: entrance.session, pending: null, ...message }
  }
  return { to: withNext(visit, `/${hallOf(visit.path)}/login/${entrance.step}`), pending: entrance.pending }
}
