import type { z } from 'zod'
import type { Acting } from '#identity'
import type { Finding, FormValues, Tx } from '#platform'
import type { Block } from '#printout'
import type { CaseReview } from './condition.ts'
import type { DisplaySection } from './display-row.ts'
import type { Confirmation, FieldSection, MaterialKind, NoticeToRead } from './field.ts'
import type { HearingQuestion } from './hearing/hearing.ts'
import type { ItemRows, OpenedRows, RowsDefinition } from './rows/rows-definition.ts'
import type { Payee, Step } from './step.ts'

/** A settled declaration, as passed to the item's callbacks. */
interface SettledDeclaration {
  readonly unitNo: string
  readonly declarationId: string
  readonly subject: string
}

/** To apply or to confirm what was pushed, 对结果有异议, 数据有误 (whose form has a prefilled field `figure`). */
export type EntitlementButton = 'apply' | 'objection' | 'correction'

/** 本月申报增员, 本月申报减员 */
export type HomeFigure = 'additions' | 'reductions'

/** The definition of an item. Each member says when casework or the halls read it. */
export interface ItemDefinition<Facts, Schema extends z.ZodObject, Row extends z.ZodObject = z.ZodObject> {
  /** kebab-case; stored in the database, so it never changes */
  readonly code: string
  /** three digits, part of every serial number */
  readonly serialCode: string
  /** 事项名称 in all lists */
  readonly name: string
  /** increased whenever form or rules change; frozen with each submission */
  readonly version: number
  readonly hall: 'person' | 'employer'
  /** opened from another page instead of the tiles of 单位业务; `staff`: from the tiles of 在职人员业务 */
  readonly entry?: 'page' | 'staff'
  /** the button of 我能享受多少 that opens its form; at most one item per button, and without one no such button */
  readonly entitlementButton?: EntitlementButton
  /** the figure on the employer's home page that counts its submissions of the month */
  readonly homeFigure?: HomeFigure
  /** fields that a link may prefill while nothing is saved */
  readonly prefilled?: readonly Extract<keyof Schema['shape'], string>[]
  /**
   * It is about one employment of the filer's, chosen on 参保变动, instead of the unit that insures them now. Its subject is
   * the filer's person number and the employment's key, and `facts` always gets it.
   */
  readonly about?: 'employment'
  /** money or relief comes of it although the form names no account */
  readonly givesMoney?: boolean
  /** may be filed after 免数字证书登陆 */
  readonly withoutCertificate: boolean
  readonly words: {
    readonly page: string
    readonly save: string
    readonly saved: string
    readonly note: string
    /** name used in titles of publicity and payments: 失业保险稳岗返还; defaults to the item's name */
    readonly matter?: string
    /** text of its tile, where the manual's menu differs from the form: 稳岗返还申请; defaults to the item's name */
    readonly tile?: string
    /** name in the list of what may be filed without a certificate: 普通稳岗返还申报; defaults to the item's name */
    readonly business?: string
  }
  readonly notice?: NoticeToRead
  /** small print below the printed form */
  readonly footnotes: readonly string[]
  /** content of the printed form, where it differs from the sections */
  printed?(sections: readonly DisplaySection[]): readonly Block[]
  readonly schema: Schema
  readonly sections: readonly FieldSection<Extract<keyof Schema['shape'], string>>[]
  readonly materials: readonly MaterialKind[]
  /**
   * `false`: no separate 受理. Submission enters the first step, and the officer who decides there accepts and decides
   * at once, so with a single step one officer is enough. All steps must then have posts: whatever leads to money takes
   * two people.
   */
  readonly acceptance?: false
  /** steps after 受理; empty: settled at submission (及时办结) */
  readonly steps: readonly Step[]
  /**
   * Read whenever the form is shown, saved, submitted or reviewed. `subject` is set for a case submitted before, so
   * that last year's refund keeps its year when it is reviewed or corrected in January.
   */
  facts(tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<Facts>
  /** at most one active declaration per unit and subject */
  subject(facts: Facts): string
  /** why it cannot be filed now; checked before the form is shown, and again on save and submit */
  closed(facts: Facts): string | undefined
  /** read-only blocks above the form */
  block(facts: Facts): readonly DisplaySection[]
  /** initial values of the form */
  defaults(facts: Facts): FormValues
  /** names of fields that this unit is not asked for today */
  leftOut?(facts: Facts): readonly string[]
  /** codes of materials required of this unit today, besides those that always are */
  requiredMaterials?(facts: Facts): readonly string[]
  /** findings from the facts and the typed values */
  rules(facts: Facts, data: z.output<Schema>): readonly Finding[]
  /** the mobile that receives progress messages */
  contact(facts: Facts, data: z.output<Schema>): string | undefined
  /** the office that receives a submission, where it is not the unit's agency; named in its history */
  addressee?(facts: Facts, data: z.output<Schema>): string
  /**
   * conditions and amount to decide by; evaluated at submission and again at every step, which refuses when a condition
   * fails
   */
  review?(facts: Facts): CaseReview
  /**
   * The declaration is a list of rows, each decided for itself; then it has no sections of its own, every step is an
   * officer's, and its subject is `nextSubject`.
   */
  readonly rows?: RowsDefinition<Facts, Row>
  /**
   * Put to the unit before officers decide: it answers within some days, and both sides read the words of the decision.
   * `effect`: what approving does to the registers today, for the officer.
   */
  hearing?(facts: Facts, data: z.output<Schema>): HearingQuestion & { readonly effect: string }
  /** the account to pay to; frozen at submission */
  payee?(data: z.output<Schema>): Payee
  /** who must confirm the submission by SMS */
  confirmation?(facts: Facts, data: z.output<Schema>): Confirmation
  /** last checks under lock: at submission, in its transaction, before anything is written */
  onSubmit?(tx: Tx, acting: Acting, facts: Facts): Promise<void>
  /** called once, when the declaration is settled */
  onSettled?(tx: Tx, acting: Acting, settled: SettledDeclaration, data: z.output<Schema>): Promise<void>
  /** called when an officer revokes a settled declaration */
  onRevoked?(tx: Tx, acting: Acting, settled: SettledDeclaration): Promise<void>
}

/** The posted form, checked against today's facts. */
export interface CheckedForm {
  readonly findings: readonly Finding[]
  readonly readable: readonly DisplaySection[]
  readonly contact: string | undefined
  readonly confirmation: Confirmation | undefined
  readonly payee: Payee | undefined
  readonly addressee: string | undefined
  readonly hearing: (HearingQuestion & { readonly effect: string }) | undefined
  settle(tx: Tx, acting: Acting, settled: SettledDeclaration): Promise<void>
}

/** An item with the current facts of one unit. */
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
  readonly rows: OpenedRows | undefined
  /** @throws Refusal when the stored values do not match the schema */
  check(values: FormValues): CheckedForm
  lastCheck(tx: Tx): Promise<void>
}

/** An item as casework and the halls use it: the types of its facts and data stay private. */
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
  | 'hearing'
  | 'prefilled'
  | 'payee'
  | 'givesMoney'
  | 'review'
  | 'confirmation'
  | 'onSubmit'
  | 'onSettled'
  | 'rows'
> & {
  readonly sections: readonly FieldSection[]
  /** whether money comes of it: then the unit's contact must be known to be right before 受理 */
  readonly asksForMoney: boolean
  /** whether the unit is asked before officers decide */
  readonly hears: boolean
  readonly prefilled?: readonly string[]
  readonly rows: ItemRows | undefined
  /** `subject`: of a case submitted before */
  open(tx: Tx, acting: Acting, unitNo: string, subject?: string): Promise<OpenedItem>
}
