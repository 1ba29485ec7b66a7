/**
 * A printed document, independent of its format: PDF, OFD or a page of the hall. All texts are display-ready and
 * contain no markup. Stored with its number, so it holds no functions, and dates only in words.
 */
export interface Layout {
  readonly title: string
  /** the office that issues it, or the unit that keeps it */
  readonly issuer: string
  /** beside the issuer: 测试环境, 待提交 */
  readonly mark: string
  /** the subject's number: 受理流水号 of a declaration */
  readonly reference?: { readonly label: string; readonly value: string }
  /** 长垣示例医疗器械有限公司： */
  readonly salutation?: string
  readonly blocks: readonly Block[]
  readonly footnotes: readonly string[]
  /** labels of the handwritten signature lines: 单位（盖章） */
  readonly signatures: readonly string[]
  /** signatory and date in words, right-aligned */
  readonly closing: readonly string[]
}

/** One part of a document. A title is never separated from its first lines by a page break. */
export type Block = RowsBlock | TableBlock | ParagraphsBlock | ListBlock

/** Labels with their values, two per line. */
export interface RowsBlock {
  readonly kind: 'rows'
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

/** Table rows; the heads repeat on every page. */
export interface TableBlock {
  readonly kind: 'table'
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly lines: readonly (readonly string[])[]
  /** shown if there are no rows */
  readonly empty: string
}

interface TableColumn {
  readonly title: string
  /** relative column width */
  readonly width: number
  /** money is right-aligned */
  readonly look?: 'money' | 'centre'
}

interface ParagraphsBlock {
  readonly kind: 'paragraphs'
  readonly title?: string
  readonly paragraphs: readonly string[]
}

/** Numbered sentences. */
interface ListBlock {
  readonly kind: 'list'
  readonly title?: string
  readonly items: readonly string[]
}

/** Added on issue: how a printout is found and verified. */
export interface Stamp {
  /** 单据编号 */
  readonly number: string
  /** 验证码 as printed: XXXXX-XXXXX */
  readonly code: string
  /** 2023-08-11 09:00 */
  readonly issuedAt: string
  /** content of the QR code */
  readonly address: string
  /** where number and code can be entered */
  readonly page: string
  /** false: there is no signing certificate, and the document says so */
  readonly signed: boolean
}

/** A document with its stamp, ready for a writer. */
export interface Sheet {
  readonly layout: Layout
  readonly stamp: Stamp
}
