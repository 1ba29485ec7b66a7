import type { Runtime } from './runtime.ts'
import { mobileColumn, type Sms, textColumn } from './sms.ts'
import { type Claimed, claimSms, type Outcome, settleSms } from './sms-claims.ts'
import { unseal } from './vault.ts'

/**
 * Hands a message to the gateway and resolves when that has taken it.
 * @throws NotTaken when it certainly has not; after any other error nobody knows
 */
export type SmsCarrier = (sms: Sms) => Promise<void>

/** The message has not been taken: it may be sent again without being received twice. */
export class NotTaken extends Error {}

export interface Delivery {
  readonly sent: number
  /** not taken; tried again later, or given up after the twelfth time */
  readonly refused: number
  /** handed over and not answered; not sent again by itself */
  readonly uncertain: number
}

/**
 * A lane claims a batch, sends it concurrently and settles it. A message that the gateway lets wait holds back its own
 * lane only, for at most the ten seconds of its time limit.
 */
const lanes = 3
const batch = 20

/**
 * Delivers the waiting messages that are due until none is left, at most sixty concurrently and one at a time to a
 * number. Several processes share the work. While the gateway has them, no transaction is open.
 */
export async function deliverWaitingSms(
  runtime: Pick<Runtime, 'bulk' | 'clock'>,
  carrier: SmsCarrier,
  goOn: () => boolean = () => true,
): Promise<Delivery> {
  const outcomes = { sent: 0, refused: 0, uncertain: 0 }
  const claim = async () => (goOn() ? await claimSms(runtime, batch) : [])
  const lane = async (first: readonly Claimed[]) => {
    for (let claimed = first; claimed.length > 0; claimed = await claim()) {
      const settled = await Promise.all(claimed.map(one => carry(carrier, one)))
      await settleSms(runtime, settled)
      for (const { outcome } of settled) outcomes[outcome] += 1
    }
  }
  const first = await claim()
  const more = first.length === batch ? lanes - 1 : 0
  await Promise.all([lane(first), ...Array.from({ length: more }, async () => await lane(await claim()))])
  return outcomes
}

/** One message that cannot be opened must not keep the others waiting, so opening belongs to what may fail. */
async function carry(carrier: SmsCarrier, claimed: Claimed): Promise<Outcome> {
  try {
    await carrier(opened(claimed))
    return { claimed, outcome: 'sent' }
  } catch (error) {
    return { claimed, outcome: error instanceof NotTaken ? 'refused' : 'uncertain', error: String(error) }
  }
}

function opened(claimed: Claimed): Sms {
  try {
    return {
      mobile: unseal(claimed.mobile_sealed, mobileColumn, claimed),
      text: unseal(claimed.text_sealed, textColumn, claimed),
    }
  } catch (error) {
    throw new NotTaken(`the message does not open: ${String(error)}`)
  }
}
