import { NotTaken, type SmsCarrier } from './deliver-sms.ts'

/** Demonstration: the message stays in the database and is read on the simulated phone. */
export const simulatedPhone: SmsCarrier = async () => {}

/** For an answer; far below the lease of a claim. */
const patienceMs = 10_000

/** Errors of a connection that never came about, so that nothing was sent on it. */
const unconnected = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]

/** Answered by a proxy that lost the gateway behind it, which may have taken the message. */
const answeredForAnother = [502, 504]

/**
 * An SMS gateway that takes `POST {mobile, text}` as JSON with a bearer token and answers 2xx on acceptance. Times out
 * after ten seconds; its response is never logged with the number.
 */
export function smsGateway(gateway: { readonly url: string; readonly token: string }): SmsCarrier {
  return async ({ mobile, text }) => {
    const answer = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token}` },
      body: JSON.stringify({ mobile, text }),
      signal: AbortSignal.timeout(patienceMs),
    }).catch((error: unknown) => {
      throw unconnected.includes(codeOf(error)) ? new NotTaken(`SMS gateway: ${codeOf(error)}`) : error
    })
    await answer.body?.cancel()
    if (answer.ok) return
    const words = `SMS gateway answered ${answer.status}`
    throw answeredForAnother.includes(answer.status) ? new Error(words) : new NotTaken(words)
  }
}

/** Node.js wraps the error of the connection in "fetch failed". */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}
