import type { z } from 'zod'
import type { Acting } from '#identity'
import type { Finding, FormValues, Tx } from '#platform'
import type { Block } from '#printout'
import type { CaseReview } from './condition.ts'
import type { DisplaySection } from './display-rows.ts'
import type { Confirmation, FieldSection, MaterialKind, NoticeToRead } from './field.ts'
import type { Payee, Step } from './step.ts'

/** What a settled declaration is, for the item that acts on it. */
interface SettledDeclaration {
  readonly unitNo: string
  readonly declarationId: string
}

/** What an item says of itself. Each member tells when casework asks for it. */
export interface ItemDefinition<Facts, Schema extends z.ZodObject> {
  /** kebab-case, stable for ever: it stands in the database */
  readonly code: string
  /** three digits inside every serial number */
  readonly serialCode: string
  /** 事项名称 on every list */
  readonly name: string
  /** raised whenever form or rules change; frozen with each submission */
  readonly version: number
  readonly hall: 'person' | 'employer'
  /** reached from another page rather than from the tiles of 单位业务 */
  readonly entry?: 'page'
  /** fields that a link into the form may fill in, while nothing is saved yet */
  readonly prefilled?: readonly Extract<keyof Schema['shape'], string>[]
  /** money or relief comes of it although the form names no account */
  readonly givesMoney?: boolean
  /** may be filed after 免数字证书登陆 */
  readonly withoutCertificate: boolean
  readonly words: {
    readonly page: string
    readonly save: string
    readonly saved: string
    readonly note: string
    /** what is published and paid, in a title: 失业保险稳岗返还; the item's name where missing */
    readonly matter?: string
  }
  readonly notice?: NoticeToRead
  /** small print below the printed form */
  readonly footnotes: readonly string[]
  /** what the printed form holds, where its sections as they are will not do */
  printed?(sections: readonly DisplaySection[]): readonly Block[]
  readonly schema: Schema
  readonly sections: readonly FieldSection<Extract<keyof Schema['shape'], string>>[]
  readonly materials: readonly MaterialKind[]
  /** the way of a case after 受理; empty: settled at the moment of submission (及时办结) */
  readonly steps: readonly Step[]
  /**
   * Read whenever the form is shown, saved, submitted or reviewed. `subject` is that of a case that was submitted
   * before: last year's refund stays one of last year, also when it is reviewed or corrected in January.
   */
  facts(tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<Facts>
  /** at most one living declaration per unit and subject */
  subject(facts: Facts): string
  /** why it cannot be filed now; asked before the form is shown, again when saved and submitted */
  closed(facts: Facts): string | undefined
  /** read-only blocks above the form */
  block(facts: Facts): readonly DisplaySection[]
  /** what the form starts with */
  defaults(facts: Facts): FormValues
  /** names of fields that are not asked of this unit today */
  leftOut?(facts: Facts): readonly string[]
  /** codes of materials that are required of this unit today, beside those that always are */
  requiredMaterials?(facts: Facts): readonly string[]
  /** findings from facts and what was typed */
  rules(facts: Facts, data: z.output<Schema>): readonly Finding[]
  /** the mobile that hears how the declaration fares */
  contact(facts: Facts, data: z.output<Schema>): string | undefined
  /** the office that a submission goes to, where it is not simply the unit's agency; named in its history */
  addressee?(facts: Facts, data: z.output<Schema>): string
  /** what officers decide by; asked at submission and again at every step, which refuses where a condition fails */
  review?(facts: Facts): CaseReview
  /** the account that money goes to; frozen at submission */
  payee?(data: z.output<Schema>): Payee
  /** who must confirm the submission by SMS */
  confirmation?(facts: Facts, data: z.output<Schema>): Confirmation
  /** at submission, inside its transaction and before anything is written: last checks under lock */
  onSubmit?(tx: Tx, acting: Acting, facts: Facts): Promise<void>
  /** once, when the declaration is settled */
  onSettled?(tx: Tx, acting: Acting, settled: SettledDeclaration, data: z.output<Schema>): Promise<void>
  /** when an officer undoes a settled declaration */
  onRevoked?(tx: Tx, acting: Acting, settled: SettledDeclaration): Promise<void>
}

/** A form that was typed, checked against today's facts. */
export interface CheckedForm {
  readonly findings: readonly Finding[]
  readonly readable: readonly DisplaySection[]
  readonly contact: string | undefined
  readonly confirmation: Confirmation | undefined
  readonly payee: Payee | undefined
  readonly addressee: string | undefined
  settle(tx: Tx, acting: Acting, settled: SettledDeclaration): Promise<void>
}

/** An item with today's facts of one unit. */
export interface OpenedItem {
  readonly subject: string
  readonly closed: string | undefined
  readonly block: readonly DisplaySection[]
  readonly defaults: FormValues
  readonly leftOut: readonly string[]
  /** codes of the materials without which it cannot be submitted */
  readonly requiredMaterials: readonly string[]
  readonly review: CaseReview | undefined
  readonly facts: unknown
  /** @throws Refusal when the texts do not fit the schema */
  check(values: FormValues): CheckedForm
  lastCheck(tx: Tx): Promise<void>
}

/** An item as casework and the halls know it: the types of its facts and data stay inside. */
export type Item = Omit<
  ItemDefinition<never, z.ZodObject>,
  | 'schema'
  | 'sections'
  | 'facts'
  | 'subject'
  | 'closed'
  | 'block'
  | 'defaults'
  | 'leftOut'
  | 'requiredMaterials'
  | 'rules'
  | 'contact'
  | 'addressee'
  | 'prefilled'
  | 'payee'
  | 'givesMoney'
  | 'review'
  | 'confirmation'
  | 'onSubmit'
  | 'onSettled'
> & {
  readonly sections: readonly FieldSection[]
  /** whether money comes of it: then the unit's contact must be known to be right before 受理 */
  readonly asksForMoney: boolean
  readonly prefilled?: readonly string[]
  /** `subject`: of a case that was submitted before */
  open(tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<OpenedItem>
}
