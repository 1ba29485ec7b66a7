import { readFileSync } from 'node:fs'
import { typeset } from './typeset.ts'

/** A letter in plain words. All texts are ready to be read; nothing in them is markup. */
export interface PrintedLetter {
  readonly title: string
  readonly issuer: string
  /** beside the issuer: 测试环境, 试算 */
  readonly mark: string
  /** 长垣示例医疗器械有限公司： */
  readonly salutation: string
  readonly parts: readonly LetterPart[]
  /** who signs, and the day in words */
  readonly closing: readonly string[]
  readonly printedAt: string
}

/** A titled part: paragraphs, or a numbered list of sentences. */
interface LetterPart {
  readonly title?: string
  readonly paragraphs?: readonly string[]
  readonly list?: readonly string[]
}

const template = readFileSync(new URL('./letter.typ', import.meta.url), 'utf8')

/** A letter as a tagged PDF, page x of y. */
export const printLetter = (letter: PrintedLetter): Promise<Buffer> => typeset(template, letter)
