import type { Selectable } from 'kysely'
import { seal, unseal } from '#platform'
import type { Printout, Said } from './printout.ts'
import type { PrintoutKind } from './tables.ts'

const place = 'printout.document.said'

export const sealSaid = (said: Said): Buffer => seal(JSON.stringify(said), place)

interface DocumentRow {
  readonly unit_no: string
  readonly number: string
  readonly area_code: string
  readonly holder_no: number | null
  readonly kind: PrintoutKind
  readonly about: string
  readonly said_sealed: Buffer
  readonly issued_at: Date
}

export function printoutOf(row: Selectable<DocumentRow>): Printout {
  const said: Said = JSON.parse(unseal(row.said_sealed, place))
  return {
    ...said,
    kind: row.kind,
    about: row.about,
    unitNo: row.unit_no,
    areaCode: row.area_code,
    ...(row.holder_no === null ? {} : { holderNo: row.holder_no }),
    number: row.number,
    issuedAt: row.issued_at,
  }
}
