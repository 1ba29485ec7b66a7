/** What a file turned out to be. */
export interface Inspected {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly pages: number
}

/** A file that is taken; `content` is what is kept where that is not the upload itself. */
export interface Accepted extends Inspected {
  readonly content?: Uint8Array
}

/** The outcome of judging a file: what it is, or why it is refused and what to do about it. */
export type Judgement = { readonly accepted: Accepted } | { readonly refused: string }
