import type { SmsCarrier } from './deliver-sms.ts'

/** Demonstration: the message stays in the database and is read on the simulated phone. */
export const simulatedPhone: SmsCarrier = async () => {}

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
      signal: AbortSignal.timeout(10_000),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`SMS gateway answered ${answer.status}`)
  }
}
