/** One form input. The label, in the manual's words, is also its accessible name. */
export interface Field {
  readonly label: string
  readonly kind:
    | 'text'
    | 'name'
    | 'mobile'
    | 'credit-code'
    | 'bank-account'
    | 'select'
    | 'fixed'
    | 'textarea'
    | 'month'
    | 'id-no'
    | 'amount'
  readonly required: boolean
  readonly hint?: string
  /** most characters of a textarea, if not 500 */
  readonly most?: number
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
  /** months after the first upload during which later declarations may reuse it; defaults to 12 */
  readonly validMonths?: number
}

/** A notice that must be accepted before the form opens, such as 稳岗返还资金用途告知. */
export interface NoticeToRead {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly accept: string
}

/** A person who must confirm the submission by SMS code. */
export interface Confirmation {
  readonly label: string
  readonly mobile: string
  readonly about: string
}
