import { createHash, randomBytes } from 'node:crypto'
import { shownTime } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { identity } from '../tables.ts'

const lifetime = 2 * 60_000

/** The first line names the purpose, so a login signature can never pass as a signature on a declaration. */
const purpose = '登录单位网厅'

/**
 * The challenge a UKey signs for 证书登录: purpose, address of the hall, time and a random number as UTF-8 text. Single
 * use, valid for two minutes, bound to this visitor.
 */
export async function issueChallenge(acting: Acting, site: string): Promise<string> {
  await limit(acting.runtime, 'challenge-address', acting.origin.ip)
  const text = [purpose, site, shownTime(acting.at), randomBytes(24).toString('base64url')].join('\n')
  await commandAsHall(acting, tx =>
    identity(tx)
      .insertInto('identity.certificate_challenge')
      .values({
        challenge_hash: challengeHash(text),
        visitor: acting.origin.visitor,
        issued_at: acting.at,
        expires_at: new Date(acting.at.getTime() + lifetime),
      })
      .execute(),
  )
  return text
}

export const challengeHash = (text: string): Buffer => createHash('sha256').update(text).digest()
