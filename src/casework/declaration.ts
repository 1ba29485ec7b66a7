import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type Fen, type FormValues, formValues, seal, unseal, unsealAs } from '#platform'
import type { CaseReview } from './condition.ts'
import type { DisplaySection } from './display-row.ts'
import type { Key, Owned } from './key.ts'
import { type FrozenMaterial, frozenMaterialSchema } from './materials/frozen-material.ts'
import { reviewSchema } from './review-schema.ts'
import { sealed } from './sealed.ts'
import { sectionSchema } from './section-schema.ts'
import { type Payee, payeeSchema } from './step.ts'
import type { CaseworkTables } from './tables.ts'
import type { State } from './workflow.ts'

/** One declaration (申报 / 办件), without its form. */
export interface Declaration extends Key {
  readonly itemCode: string
  readonly itemVersion: number
  readonly subject: string
  readonly hall: 'person' | 'employer'
  readonly areaCode: string
  readonly applicantNo: number
  readonly applicantName: string
  readonly unitName: string
  /** 划型 of the unit at submission */
  readonly unitSize: string | null
  readonly state: State
  readonly serial: string | null
  readonly savedAt: Date
  readonly submittedAt: Date | null
  readonly acceptedAt: Date | null
  readonly endedAt: Date | null
  /** current step of its item, while `accepted` */
  readonly step: string | null
  readonly stepSince: Date | null
  /** deadline (YYYY-MM-DD) of 受理 or of the current step */
  readonly dueOn: string | null
  readonly amountFen: Fen
  /** the officer it is assigned to, if any */
  readonly handler: { readonly accountNo: number; readonly name: string } | undefined
}

/** The frozen copy made at submission: stays readable even when the item changes. */
export interface Snapshot {
  readonly itemName: string
  readonly readable: readonly DisplaySection[]
  readonly facts: unknown
  readonly contact?: string | undefined
  /** conditions at submission */
  readonly review?: CaseReview | undefined
  /** missing in copies made when a material was still a single file */
  readonly materials: readonly (FrozenMaterial | { readonly kind: string; readonly sha256: string })[]
}

/** Also parses older snapshots, without reviews, contacts and pages. The hash covers the stored text, never this value. */
const snapshotSchema: z.ZodType<Snapshot> = z.looseObject({
  itemName: z.string(),
  readable: z.array(sectionSchema),
  facts: z.unknown(),
  contact: z.string().optional(),
  review: reviewSchema.optional(),
  materials: z.array(
    z.union([frozenMaterialSchema, z.looseObject({ kind: z.string(), sha256: z.string() })]),
  ),
})

export type DeclarationRow = Selectable<CaseworkTables['casework.declaration']>

export function declarationOf(
  row: Omit<
    DeclarationRow,
    | 'city_code'
    | 'form_sealed'
    | 'snapshot_sealed'
    | 'payee_sealed'
    | 'revision'
    | 'reminded_at'
    | 'resume_step'
    | 'event_seq'
    | 'event_hash'
  >,
): Declaration {
  return {
    unitNo: row.unit_no,
    declarationId: row.declaration_id,
    itemCode: row.item_code,
    itemVersion: row.item_version,
    subject: row.subject,
    hall: row.hall,
    areaCode: row.area_code,
    applicantNo: row.applicant_no,
    applicantName: row.applicant_name,
    unitName: row.unit_name,
    unitSize: row.unit_size,
    state: row.state,
    serial: row.serial,
    savedAt: row.saved_at,
    submittedAt: row.submitted_at,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
    step: row.step,
    stepSince: row.step_since,
    dueOn: row.due_on,
    amountFen: row.amount_fen,
    handler:
      row.handler_no === null ? undefined : { accountNo: row.handler_no, name: row.handler_name ?? '' },
  }
}

/** What the seals of a declaration are bound to: known before its row is inserted. */
type DeclarationId = Pick<DeclarationRow, 'declaration_id'>

export const sealPayee = (payee: Payee, of: DeclarationId): Buffer =>
  seal(JSON.stringify(payee), sealed.payee, of)

export const payeeOf = (row: DeclarationRow): Payee | undefined =>
  row.payee_sealed ? unsealAs(payeeSchema, row.payee_sealed, sealed.payee, row) : undefined

export const sealForm = (values: FormValues, of: DeclarationId): Buffer =>
  seal(JSON.stringify(values), sealed.form, of)

export const unsealForm = (row: DeclarationRow): FormValues =>
  unsealAs(formValues, row.form_sealed, sealed.form, row)

export const sealSnapshot = (snapshot: Snapshot, of: DeclarationId): Buffer =>
  seal(JSON.stringify(snapshot), sealed.snapshot, of)

/** The hash of a frozen copy as recorded in its submission event: over the text that is sealed. */
export const snapshotHash = (snapshot: Snapshot): string =>
  createHash('sha256').update(JSON.stringify(snapshot)).digest('hex')

/** The frozen copy as the text that is hashed. */
export const snapshotTextOf = (row: DeclarationRow): string | undefined =>
  row.snapshot_sealed ? unseal(row.snapshot_sealed, sealed.snapshot, row) : undefined

export function unsealSnapshot(row: DeclarationRow): Snapshot | undefined {
  const text = snapshotTextOf(row)
  return text === undefined ? undefined : snapshotSchema.parse(JSON.parse(text))
}

/** Tells one saved form from a later one; '' where there is none. */
export const versionOf = (row: Pick<DeclarationRow, 'declaration_id' | 'revision'> | undefined): string =>
  row ? `${row.declaration_id}.${row.revision}` : ''

export const keyOf = (row: Pick<DeclarationRow, 'unit_no' | 'declaration_id'>): Key => ({
  unitNo: row.unit_no,
  declarationId: row.declaration_id,
})

export const ownedBy = (row: Owned): Owned => ({
  unit_no: row.unit_no,
  declaration_id: row.declaration_id,
  area_code: row.area_code,
  applicant_no: row.applicant_no,
})

/**
 * The subject to open an item with for a declaration; drafts with rows keep theirs, because another may follow, and so do
 * those about something that was chosen.
 */
export const subjectToOpen = (
  { rows, about }: { readonly rows: unknown; readonly about?: unknown },
  row: Pick<DeclarationRow, 'subject' | 'submitted_at'>,
): string | undefined => (rows === undefined && about === undefined ? submittedSubject(row) : row.subject)

/** The subject of a case that has been submitted; undefined for a draft, which always takes today's. */
export const submittedSubject = (
  row: Pick<DeclarationRow, 'subject' | 'submitted_at'>,
): string | undefined => (row.submitted_at === null ? undefined : row.subject)
