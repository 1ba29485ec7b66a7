import type { z } from 'zod'
import type { Acting, Member } from '#identity'
import { type Finding, type FormValues, Refusal, readForm, type Tx } from '#platform'

/** A titled group of lines as a person reads them: on screen, in the frozen copy, in print. */
export interface ReadableSection {
  readonly title: string
  readonly rows: readonly ReadableRow[]
}

interface ReadableRow {
  readonly label: string
  readonly value: string
  /** personal data that a screen shows masked, except to whoever fills it in or checks it */
  readonly personal?: 'mobile' | 'account'
}

/** One input of a form. The label is the accessible name, in the manual's words. */
export interface Field {
  readonly label: string
  readonly kind:
    | 'text'
    | 'mobile'
    | 'credit-code'
    | 'bank-account'
    | 'select'
    | 'fixed'
    | 'textarea'
    | 'month'
  readonly required: boolean
  readonly hint?: string
  readonly options?: readonly string[]
}

export interface FieldSection<Name extends string = string> {
  readonly title: string
  readonly note?: string
  readonly fields: Readonly<Partial<Record<Name, Field>>>
}

export interface MaterialKind {
  readonly code: string
  readonly name: string
  readonly most: number
  readonly required: boolean
}

/** Something to be read and accepted before the form, such as 稳岗返还资金用途告知. */
export interface NoticeToRead {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly accept: string
}

/** Somebody who must agree by an SMS code when the declaration is submitted. */
export interface Confirmation {
  readonly label: string
  readonly mobile: string
  readonly about: string
}

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
  /** may be filed after 免数字证书登陆 */
  readonly withoutCertificate: boolean
  readonly words: {
    readonly page: string
    readonly save: string
    readonly saved: string
    readonly note: string
  }
  readonly notice?: NoticeToRead
  /** small print below the printed form */
  readonly footnotes: readonly string[]
  readonly schema: Schema
  readonly sections: readonly FieldSection<Extract<keyof Schema['shape'], string>>[]
  readonly materials: readonly MaterialKind[]
  /** false: settled at the moment of submission (及时办结) */
  readonly reviewed: boolean
  /** read whenever the form is shown, saved or submitted */
  facts(tx: Tx, acting: Acting<Member>, unitNo: string): Promise<Facts>
  /** at most one living declaration per unit and subject */
  subject(facts: Facts): string
  /** why it cannot be filed now; asked before the form is shown, again when saved and submitted */
  closed(facts: Facts): string | undefined
  /** read-only blocks above the form */
  block(facts: Facts): readonly ReadableSection[]
  /** what the form starts with */
  defaults(facts: Facts): FormValues
  /** findings from facts and what was typed */
  rules(facts: Facts, data: z.output<Schema>): readonly Finding[]
  /** the mobile that hears how the declaration fares */
  contact(facts: Facts, data: z.output<Schema>): string | undefined
  /** who must confirm the submission by SMS */
  confirmation?(facts: Facts, data: z.output<Schema>): Confirmation
  /** at submission, inside its transaction and before anything is written: last checks under lock */
  onSubmit?(tx: Tx, acting: Acting<Member>, facts: Facts): Promise<void>
  /** once, when the declaration is settled */
  onSettled?(tx: Tx, acting: Acting, settled: SettledDeclaration, data: z.output<Schema>): Promise<void>
  /** when an officer undoes a settled declaration */
  onRevoked?(tx: Tx, acting: Acting, settled: SettledDeclaration): Promise<void>
}

/** A form that was typed, checked against today's facts. */
export interface CheckedForm {
  readonly findings: readonly Finding[]
  readonly readable: readonly ReadableSection[]
  readonly contact: string | undefined
  readonly confirmation: Confirmation | undefined
  settle(tx: Tx, acting: Acting, settled: SettledDeclaration): Promise<void>
}

/** An item with today's facts of one unit. */
export interface OpenedItem {
  readonly subject: string
  readonly closed: string | undefined
  readonly block: readonly ReadableSection[]
  readonly defaults: FormValues
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
  | 'rules'
  | 'contact'
  | 'confirmation'
  | 'onSubmit'
  | 'onSettled'
> & {
  readonly sections: readonly FieldSection[]
  open(tx: Tx, acting: Acting<Member>, unitNo: string): Promise<OpenedItem>
}

/** Makes an item of its definition. */
export function defineItem<Facts, Schema extends z.ZodObject>(item: ItemDefinition<Facts, Schema>): Item {
  return {
    ...item,
    async open(tx, acting, unitNo) {
      const facts = await item.facts(tx, acting, unitNo)
      return {
        facts,
        subject: item.subject(facts),
        closed: item.closed(facts),
        block: item.block(facts),
        defaults: item.defaults(facts),
        check: values => checkedForm(item, facts, values),
        lastCheck: async tx => await item.onSubmit?.(tx, acting, facts),
      }
    },
  }
}

function checkedForm<Facts, Schema extends z.ZodObject>(
  item: ItemDefinition<Facts, Schema>,
  facts: Facts,
  values: FormValues,
): CheckedForm {
  const data = readForm(item.schema, values)
  return {
    findings: item.rules(facts, data),
    readable: [...item.block(facts), ...readableForm(item.sections, data)],
    contact: item.contact(facts, data),
    confirmation: item.confirmation?.(facts, data),
    settle: async (tx, acting, settled) => await item.onSettled?.(tx, acting, settled, data),
  }
}

/** One field as a line to be read. */
export function readableRow(field: Field, value: string): ReadableRow {
  const personal = { mobile: 'mobile', 'bank-account': 'account' } as const
  const kind = field.kind === 'mobile' || field.kind === 'bank-account' ? personal[field.kind] : undefined
  return { label: field.label, value, ...(kind ? { personal: kind } : {}) }
}

const shown = (value: unknown) => (typeof value === 'string' ? value : '')

function readableForm(sections: readonly FieldSection[], data: Readonly<Record<string, unknown>>) {
  return sections.map(section => ({
    title: section.title,
    rows: Object.entries(section.fields).flatMap(([name, field]) =>
      field ? [readableRow(field, shown(data[name]))] : [],
    ),
  }))
}

/** All items by code, in the order of the catalogue. */
export type Catalogue = ReadonlyMap<string, Item>

/** Builds the catalogue. @throws when two items share a code or serial code: refused at start, not at run time. */
export function catalogueOf(items: readonly Item[]): Catalogue {
  const catalogue = new Map(items.map(item => [item.code, item]))
  const serialCodes = new Set(items.map(item => item.serialCode))
  if (catalogue.size !== items.length || serialCodes.size !== items.length) {
    throw new Error('two items share a code')
  }
  return catalogue
}

/** @throws Refusal 'not-found'. */
export function getItem(catalogue: Catalogue, code: string): Item {
  const item = catalogue.get(code)
  if (!item) throw new Refusal('not-found', [{ sentence: '没有这个事项。' }])
  return item
}
