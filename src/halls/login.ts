import { captchaLives, type Entrance, issueCaptcha, passCaptcha } from '#identity'
import { hallOf } from './serving/hall-of.ts'
import { shownValue } from './serving/inputs.ts'
import type { Outcome, Posted } from './serving/posted-form.ts'
import type { Visit } from './serving/visit.ts'

export interface Captcha {
  readonly id: string
  readonly value: string
}

/** The captcha of a form: the current one while still valid, else a new one. */
export async function captchaOf(visit: Visit): Promise<Captcha> {
  const kept = visit.typed?._captcha
  const wrong = visit.findings.some(finding => finding.field === 'captcha')
  if (kept && !wrong && (await captchaLives(visit.acting, kept))) {
    return { id: kept, value: shownValue(visit, 'captcha') }
  }
  return { id: await issueCaptcha(visit.acting), value: '' }
}

/** Checks the posted captcha; with `keep` a form can be corrected without solving another. */
export function checkCaptcha(visit: Visit, { values }: Posted, keep = false): Promise<void> {
  return passCaptcha(visit.acting, { id: values._captcha ?? '', answer: values.captcha ?? '' }, keep)
}

/** Where to go after login: the page originally requested, if it is in the same hall. */
export function destination(visit: Visit): string {
  const { next } = visit.query
  const hall = hallOf(visit.path)
  const local =
    next !== undefined && /^\/[\w/-]*$/.test(next) && !next.startsWith('//') && hallOf(next) === hall
  return local && !/\/(login|sign-out|register)/.test(next) ? `${next}?parked` : `/${hall}`
}

/** A login form posts to its own full address, which keeps the page to return to. */
export function withNext(visit: Visit, path = visit.path): string {
  return visit.query.next ? `${path}?next=${encodeURIComponent(visit.query.next)}` : path
}

/** After the first login step: into the hall, or to the pending second step. */
export function entered(visit: Visit, entrance: Entrance): Outcome {
  if (entrance.step === 'in') {
    const message = entrance.told === undefined ? {} : { message: entrance.told }
    return { to: destination(visit), session: entrance.session, pending: null, ...message }
  }
  return { to: withNext(visit, `/${hallOf(visit.path)}/login/${entrance.step}`), pending: entrance.pending }
}
