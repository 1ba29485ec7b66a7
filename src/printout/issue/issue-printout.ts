import { randomBytes, randomInt } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'kysely'
import type { Acting } from '#identity'
import { blindIndex, businessDate, checkDigit, type Tx } from '#platform'
import { printoutOf, sealSaid } from './document-row.ts'
import type { Printout, Wanted } from './printout.ts'
import { printouts } from './tables.ts'

/** Excludes letters and digits that look alike on paper. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * 开具: assigns a document its number, QR code key and 验证码, and stores its content, sealed. The same document printed
 * again on the same day is the same printout, even concurrently. The caller has checked ownership; the database refuses
 * what is outside the caller's scope.
 */
export async function issuePrintout(tx: Tx, acting: Acting, wanted: Wanted): Promise<Printout> {
  const day = businessDate(acting.at)
  const { layout, standing } = wanted
  const content = blindIndex(canonicalize({ layout, standing }) ?? '', 'printout.content')
  const key = randomBytes(18).toString('base64url')
  const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
  const number = await nextNumber(tx, day)
  const { who } = acting
  await printouts(tx)
    .insertInto('printout.document')
    .values({
      unit_no: wanted.unitNo,
      number,
      area_code: wanted.areaCode,
      holder_no: wanted.holderNo ?? null,
      kind: wanted.kind,
      about: wanted.about,
      content_index: content,
      said_sealed: sealSaid({ layout, standing, key, code }, { number }),
      issued_on: day,
      issued_at: acting.at,
      issued_by: 'accountNo' in who ? who.accountNo : null,
      issued_name: 'name' in who ? who.name : '',
    })
    .onConflict(conflict =>
      conflict.columns(['unit_no', 'kind', 'about', 'issued_on', 'content_index']).doNothing(),
    )
    .execute()
  const row = await printouts(tx)
    .selectFrom('printout.document')
    .selectAll()
    .where('unit_no', '=', wanted.unitNo)
    .where('kind', '=', wanted.kind)
    .where('about', '=', wanted.about)
    .where('issued_on', '=', day)
    .where('content_index', '=', content)
    .executeTakeFirstOrThrow()
  return printoutOf(row)
}

async function nextNumber(tx: Tx, day: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('printout.running') as next`.execute(tx)
  const digits = `${day.replaceAll('-', '')}${String(rows[0]?.next).padStart(8, '0')}`
  return digits + checkDigit(digits)
}
