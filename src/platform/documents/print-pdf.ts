import { readFileSync } from 'node:fs'
import { typeset } from './typeset.ts'

/** A form as it lies on paper. All texts are ready to be read; nothing in them is markup. */
export interface PrintedDocument {
  readonly title: string
  /** 受理流水号, or nothing for a draft */
  readonly number?: string
  readonly issuer: string
  /** a small mark beside the issuer: 测试环境, 未提交 */
  readonly mark?: string
  readonly sections: readonly PrintedSection[]
  readonly footnotes: readonly string[]
  /** names under the lines to be signed */
  readonly signatures: readonly string[]
  readonly printedAt: string
}

interface PrintedSection {
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

const template = readFileSync(new URL('./form.typ', import.meta.url), 'utf8')

/** A form as a PDF, page x of y. */
export const printPdf = (document: PrintedDocument): Promise<Buffer> => typeset(template, document)
