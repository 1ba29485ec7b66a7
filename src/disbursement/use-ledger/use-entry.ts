import { type Fen, refuse, seal, type Tx, unseal } from '#platform'
import { sealed } from '../sealed.ts'
import { type UseTables, useTables } from './tables.ts'

/** The five permitted uses of the money: 人社部发〔2019〕23号, and 豫人社办〔2025〕35号 for the last. */
export const uses = [
  '职工生活补助',
  '缴纳社会保险费',
  '转岗培训',
  '技能提升培训',
  '降低生产经营成本支出',
] as const

/** One version of one entry of 资金使用台账; amount in fen. */
export interface UseEntry {
  readonly entryNo: number
  readonly version: number
  /** year of the refund that was used */
  readonly year: number
  /** YYYY-MM-DD */
  readonly usedOn: string
  readonly purpose: string
  readonly amountFen: Fen
  readonly words: string
  readonly people: number
  readonly voucher: string
  /** 作废: kept, but no longer counted */
  readonly struck: boolean
  readonly evidence: { readonly sha256: string; readonly type: string; readonly name: string } | undefined
  readonly writtenBy: string
  readonly writtenAt: Date
}

export type UseRow = UseTables['disbursement.use_entry']

/** An entry and the file that proves it. */
interface EvidenceId {
  readonly unit_no: string
  readonly entry_no: number
  readonly evidence_sha256: string
}

export const sealEvidenceName = (name: string, of: EvidenceId): Buffer =>
  seal(name.slice(-120), sealed.useEvidence, of)

export function useEntryOf(row: UseRow): UseEntry {
  const { evidence_sha256: sha256, evidence_type: type, evidence_name_sealed: name } = row
  return {
    entryNo: row.entry_no,
    version: row.version,
    year: row.year,
    usedOn: row.used_on,
    purpose: row.purpose,
    amountFen: row.amount_fen,
    words: row.words,
    people: row.people,
    voucher: row.voucher,
    struck: row.struck,
    evidence:
      sha256 && type && name
        ? { sha256, type, name: unseal(name, sealed.useEvidence, { ...row, evidence_sha256: sha256 }) }
        : undefined,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  }
}

/** Every version of an entry, newest first. @throws Refusal 'not-found'. */
export async function versionsOf(tx: Tx, unitNo: string, entryNo: number): Promise<[UseRow, ...UseRow[]]> {
  const [newest, ...older] = await useTables(tx)
    .selectFrom('disbursement.use_entry')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('entry_no', '=', entryNo)
    .orderBy('version', 'desc')
    .execute()
  return newest ? [newest, ...older] : refuse('not-found', '台账中没有这一笔。')
}
