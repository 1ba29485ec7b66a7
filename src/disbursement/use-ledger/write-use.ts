import { z } from 'zod'
import type { Acting, OperatorActor } from '#identity'
import { businessDate, type FormValues, readForm, type Tx } from '#platform'
import { getUnit, lockUnit, typedCount, typedWords } from '#registry'
import { typedAmount } from '../typed-amount.ts'
import { typedDayUntil } from '../typed-day-until.ts'
import { useTables } from './tables.ts'
import { sealEvidenceName, type UseRow, uses, versionsOf } from './use-entry.ts'

const formOn = (today: string) =>
  z.object({
    year: z.string().regex(/^20\d\d$/, '请选择资金年度。'),
    usedOn: typedDayUntil(today),
    purpose: z.enum(uses, '请选择资金用途。'),
    amount: typedAmount,
    words: typedWords({ least: 2, most: 200, missing: '请写明用于什么，至少 2 个字。' }),
    people: typedCount({ most: 999_999, missing: '请填写受益人数，没有具体人员的填 0。' }),
    voucher: typedWords({ least: 1, most: 40, missing: '请填写记账凭证号。' }),
  })

export interface WrittenUse {
  /** undefined: a new entry */
  readonly entryNo?: number
  readonly values: FormValues
  readonly evidence?: { readonly name: string; readonly stream: NodeJS.ReadableStream }
}

/**
 * 登记 or 修改 one use of the money. A change adds a version; earlier ones are kept. The sum may exceed the amount
 * received, since a unit may add its own money.
 * @returns the number of the entry.
 * @throws Refusal with a finding per field, for a struck or unknown entry; UploadRefused.
 */
export async function writeUse(tx: Tx, acting: Acting<OperatorActor>, use: WrittenUse): Promise<number> {
  const data = readForm(formOn(businessDate(acting.at)), use.values)
  const stored = use.evidence && (await acting.runtime.files.take(use.evidence.stream))
  const { unitNo } = acting.who
  await lockUnit(tx, unitNo)
  const before = use.entryNo === undefined ? undefined : (await versionsOf(tx, unitNo, use.entryNo))[0]
  const key = { unit_no: unitNo, entry_no: before?.entry_no ?? (await nextEntryNo(tx, unitNo)) }
  const row: UseRow = {
    ...key,
    version: (before?.version ?? 0) + 1,
    area_code: (await getUnit(tx, unitNo)).areaCode,
    year: Number(data.year),
    used_on: data.usedOn,
    purpose: data.purpose,
    amount_fen: data.amount,
    words: data.words,
    people: data.people,
    voucher: data.voucher,
    struck: false,
    evidence_sha256: stored?.sha256 ?? before?.evidence_sha256 ?? null,
    evidence_type: stored?.mediaType ?? before?.evidence_type ?? null,
    evidence_name_sealed:
      use.evidence && stored
        ? sealEvidenceName(use.evidence.name, { ...key, evidence_sha256: stored.sha256 })
        : (before?.evidence_name_sealed ?? null),
    written_by: acting.who.name,
    written_at: acting.at,
  }
  await useTables(tx).insertInto('disbursement.use_entry').values(row).execute()
  return row.entry_no
}

async function nextEntryNo(tx: Tx, unitNo: string): Promise<number> {
  const last = await useTables(tx)
    .selectFrom('disbursement.use_entry')
    .select('entry_no')
    .where('unit_no', '=', unitNo)
    .orderBy('entry_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.entry_no ?? 0) + 1
}
