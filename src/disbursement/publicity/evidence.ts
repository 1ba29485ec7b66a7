import { seal, type Tx, unseal } from '#platform'
import { sealed } from '../sealed.ts'
import { type ObjectionRow, type PublicityTables, publicities } from './tables.ts'

/** A file that supports an objection. */
export interface Evidence {
  readonly fileNo: number
  readonly sha256: string
  readonly type: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly pages: number
  readonly name: string
}

type FileId = Pick<PublicityTables['disbursement.objection_file'], 'objection_id' | 'file_no'>

export const sealName = (name: string, of: FileId): Buffer => seal(name.slice(-120), sealed.objectionFile, of)

/** The files of an objection in order of upload. */
export async function evidenceOf(
  tx: Tx,
  of: Pick<ObjectionRow, 'unit_no' | 'objection_id'>,
): Promise<Evidence[]> {
  const rows = await publicities(tx)
    .selectFrom('disbursement.objection_file')
    .selectAll()
    .where('unit_no', '=', of.unit_no)
    .where('objection_id', '=', of.objection_id)
    .orderBy('file_no')
    .execute()
  return rows.map(row => ({
    fileNo: row.file_no,
    sha256: row.sha256,
    type: row.media_type,
    pages: row.pages,
    name: unseal(row.name_sealed, sealed.objectionFile, row),
  }))
}
