import type { Selectable } from 'kysely'
import { z } from 'zod'
import { seal, unseal, unsealAs } from '#platform'
import type { DisplayRow } from '../display-row.ts'
import type { Key } from '../key.ts'
import { sealed } from '../sealed.ts'
import { displayRowSchema } from '../section-schema.ts'
import type { CaseworkTables } from '../tables.ts'
import type { HearingOutcome } from './hearing-outcome.ts'

/** What is put to a unit: no more of a person's declaration than the unit knows already, and what they say. */
export interface HearingQuestion {
  /** 孙七（410***********0016） */
  readonly who: string
  readonly rows: readonly DisplayRow[]
}

/** 听取单位意见: an objection of a person to what a unit declared, and the unit's answer. */
export interface Hearing extends Key, HearingQuestion {
  readonly serial: string
  readonly askedAt: Date
  /** YYYY-MM-DD */
  readonly answerBy: string
  /** the words last sent; of an objection corrected since, not confirmed yet */
  readonly answer: string
  readonly answeredAt: Date | null
  readonly ended: { readonly outcome: HearingOutcome; readonly words: string; readonly at: Date } | undefined
}

/** Working days that a unit has to answer: the hall's default, no public document says how many. */
export const workingDaysToAnswer = 5

export type HearingRow = Selectable<CaseworkTables['casework.hearing']>

const questionSchema: z.ZodType<HearingQuestion> = z.looseObject({
  who: z.string(),
  rows: z.array(displayRowSchema),
})

type DeclarationId = Pick<HearingRow, 'declaration_id'>

export const sealQuestion = (question: HearingQuestion, of: DeclarationId): Buffer =>
  seal(JSON.stringify(question), sealed.question, of)

const unsealQuestion = (row: DeclarationId & Pick<HearingRow, 'question_sealed'>): HearingQuestion =>
  unsealAs(questionSchema, row.question_sealed, sealed.question, row)

export function hearingOf(row: HearingRow): Hearing {
  const { who, rows } = unsealQuestion(row)
  return {
    unitNo: row.unit_no,
    declarationId: row.declaration_id,
    who,
    rows,
    serial: row.serial,
    askedAt: row.asked_at,
    answerBy: row.answer_by,
    answer: row.answer_sealed ? unseal(row.answer_sealed, sealed.answer, row) : '',
    answeredAt: row.answered_at,
    ended:
      row.outcome !== null && row.outcome_sealed !== null && row.ended_at !== null
        ? { outcome: row.outcome, words: unseal(row.outcome_sealed, sealed.outcome, row), at: row.ended_at }
        : undefined,
  }
}
