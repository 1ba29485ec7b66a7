import type { Selectable } from 'kysely'
import { seal, unsealAs } from '#platform'
import type { Printout, Said } from './printout.ts'
import { saidSchema } from './said-schema.ts'
import { saidColumn } from './sealed.ts'
import type { PrintoutKind } from './tables.ts'

export const sealSaid = (said: Said, of: Pick<DocumentRow, 'number'>): Buffer =>
  seal(JSON.stringify(said), saidColumn, of)

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
  const said = unsealAs(saidSchema, row.said_sealed, saidColumn, row)
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
