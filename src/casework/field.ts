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
  /** how many months after its first upload a later declaration may still take it over; 12 where nothing is said */
  readonly validMonths?: number
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
