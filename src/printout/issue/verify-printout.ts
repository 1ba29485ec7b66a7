import { createHash, timingSafeEqual } from 'node:crypto'
import { type Acting, limit, queryAsHall } from '#identity'
import { refuse, type Tx } from '#platform'
import { printoutOf } from './document-row.ts'
import type { Printout } from './printout.ts'
import { printouts } from './tables.ts'

/** A verified document. */
export interface Verified {
  readonly printout: Printout
  /** a later printout of the same subject with different content */
  readonly laterAt: Date | undefined
}

/**
 * 单据验证 by QR code: the original's content, for anyone who has its key. @throws Refusal 'not-found', worded the same for
 * a wrong key and an unknown number; 'too-many' after repeated guessing. Looks it up in a separate transaction, since the
 * count of a wrong key needs another connection.
 */
export async function verifyPrintout(
  acting: Acting,
  { number, key }: { readonly number: string; readonly key: string },
): Promise<Verified> {
  const found = await queryAsHall(acting, async tx => {
    const row = await byNumber(tx, number)
    const printout = row && printoutOf(row)
    return printout && same(printout.key, key) ? { printout, laterAt: await laterOf(tx, row) } : undefined
  })
  if (found) return found
  await limit(acting.runtime, 'verify-address', acting.origin.ip)
  return refuse('not-found', unknownPrintout)
}

export const unknownPrintout =
  '没有查到这份单据：单据编号或验证码不正确。请核对后再试；反复核对仍查不到的，不是本网厅开具的单据。'

export const byNumber = (tx: Tx, number: string) =>
  printouts(tx).selectFrom('printout.document').selectAll().where('number', '=', number).executeTakeFirst()

/** When the same subject was last printed with different content. */
async function laterOf(
  tx: Tx,
  of: NonNullable<Awaited<ReturnType<typeof byNumber>>>,
): Promise<Date | undefined> {
  const row = await printouts(tx)
    .selectFrom('printout.document')
    .select('issued_at')
    .where('unit_no', '=', of.unit_no)
    .where('kind', '=', of.kind)
    .where('about', '=', of.about)
    .where('issued_at', '>', of.issued_at)
    .where('content_index', '!=', of.content_index)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.issued_at
}

/** Constant-time comparison, for any lengths. */
export function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
