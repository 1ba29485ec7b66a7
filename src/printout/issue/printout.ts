import { z } from 'zod'
import { type Layout, layoutSchema, type Stamp } from '../layout.ts'
import type { PrintoutKind } from './tables.ts'

/** A document that is to be printed: what it says, what it is about, whose it is. */
export interface Wanted {
  readonly kind: PrintoutKind
  /** the declaration, the list, the year */
  readonly about: string
  /** '' for what belongs to no single unit */
  readonly unitNo: string
  readonly areaCode: string
  /** the account of the person it belongs to, for what a person filed */
  readonly holderNo?: number
  readonly layout: Layout
  /** where its subject stands now, a word of the caller's, kept to tell later whether that has changed */
  readonly standing: string
}

/** A document that was issued. */
export interface Printout extends Wanted {
  /** 单据编号: day (8), running number (8), check digit */
  readonly number: string
  /** 128 bits and more, in the QR code only */
  readonly key: string
  /** 验证码: ten characters, printed beside the number */
  readonly code: string
  readonly issuedAt: Date
}

/** What is sealed of a document. */
export type Said = Pick<Printout, 'layout' | 'standing' | 'key' | 'code'>

export const saidSchema: z.ZodType<Said> = z.looseObject({
  layout: layoutSchema,
  standing: z.string(),
  key: z.string(),
  code: z.string(),
})

/** The address in the QR code of a document. */
export const addressOf = (site: string, { number, key }: Pick<Printout, 'number' | 'key'>): string =>
  `${site}/verify/${number}?key=${key}`

/** ABCDEFGHJK → ABCDE-FGHJK */
export const shownCode = (code: string): Stamp['code'] => `${code.slice(0, 5)}-${code.slice(5)}`
