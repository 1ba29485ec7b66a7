import { z } from 'zod'

/** The first line of every statement, so that a signature made for another purpose can never pass as one. */
export const statementPurpose = '稳岗网厅申报内容 第1版'

export const receiptFormat = '稳岗网厅受理凭证 第1版'

export const rootsFormat = '稳岗网厅每日存证 第1版'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const bytes = z.base64()
const count = z.number().int().nonnegative()

const dailyRoot = z.object({
  day: z.iso.date(),
  chains: count,
  root: hash,
  previous: hash,
  chained: hash,
})

/** 每日存证 as a file: all days, oldest first. */
export const rootsSchema = z.object({ format: z.literal(rootsFormat), roots: z.array(dailyRoot) })

/** The content of a statement after its first line. */
export const statementSchema = z.object({
  unitNo: z.string(),
  unitName: z.string(),
  declarationId: z.string(),
  itemName: z.string(),
  after: hash,
  readable: z.array(
    z.object({ title: z.string(), rows: z.array(z.object({ label: z.string(), value: z.string() })) }),
  ),
  materials: z.array(
    z.object({ kind: z.string(), pages: z.array(z.object({ sha256: hash, rotation: count })) }),
  ),
  rows: z.object({ count, sha256: hash }).optional(),
})

const event = z.object({
  hash,
  /** everything that is hashed */
  fields: z.looseObject({
    unit_no: z.string(),
    declaration_id: z.string(),
    seq: count,
    at: z.iso.datetime(),
    verb: z.string(),
    words: z.string(),
    previous_hash: hash,
    data: z.record(z.string(), z.string()),
  }),
})

/** 受理凭证, machine-readable: everything needed to verify a submission without asking the agency. */
export const receiptSchema = z.object({
  format: z.literal(receiptFormat),
  serial: z.string(),
  statement: z.string(),
  /** number of the submission event in the history */
  submission: z.number().int().positive(),
  events: z.array(event).min(1),
  signature: z
    .object({
      algorithm: z.string(),
      signature: bytes,
      certificate: bytes,
      chain: z.array(bytes),
      checkedAt: z.iso.datetime(),
      revocationsAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  /** the rows that the statement declares; missing while they are being corrected */
  rows: z
    .array(z.object({ rowNo: count, cells: z.array(z.object({ label: z.string(), value: z.string() })) }))
    .optional(),
  /** missing until the day's root is published */
  inclusion: dailyRoot.extend({ index: count, seq: count, path: z.array(hash) }).nullable(),
})

export type Receipt = z.output<typeof receiptSchema>
export type Roots = z.output<typeof rootsSchema>
export type ReceiptSignature = NonNullable<Receipt['signature']>
