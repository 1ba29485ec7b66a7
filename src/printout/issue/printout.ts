import type { Layout, Stamp } from '../layout.ts'
import type { PrintoutKind } from './tables.ts'

/** A document to print: its content, subject and owner. */
export interface Wanted {
  readonly kind: PrintoutKind
  /** the declaration, list or year */
  readonly about: string
  /** '' if it belongs to no single unit */
  readonly unitNo: string
  readonly areaCode: string
  /** the account of the person who filed it, if a person did */
  readonly holderNo?: number
  readonly layout: Layout
  /** the subject's state when printed, in the caller's terms, stored to detect later changes */
  readonly standing: string
}

/** An issued document. */
export interface Printout extends Wanted {
  /** 单据编号: day (8), running number (8), check digit */
  readonly number: string
  /** at least 128 bits, in the QR code only */
  readonly key: string
  /** 验证码: ten characters, printed beside the number */
  readonly code: string
  readonly issuedAt: Date
}

/** The sealed part of a document. */
export type Said = Pick<Printout, 'layout' | 'standing' | 'key' | 'code'>

/** The URL in a document's QR code. */
export const addressOf = (site: string, { number, key }: Pick<Printout, 'number' | 'key'>): string =>
  `${site}/verify/${number}?key=${key}`

/** ABCDEFGHJK → ABCDE-FGHJK */
export const shownCode = (code: string): Stamp['code'] => `${code.slice(0, 5)}-${code.slice(5)}`
