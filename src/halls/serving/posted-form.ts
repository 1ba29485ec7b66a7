import type { FormValues } from '#platform'

/** A posted form. */
export interface Posted {
  readonly values: FormValues
  /** every value of a name, for boxes that share one */
  all(name: string): readonly string[]
  /** which of several buttons */
  readonly act: string
  readonly file?: {
    /** cleaned for the screen; never a path */
    readonly name: string
    readonly stream: NodeJS.ReadableStream
    /** once the form was carried out, or the file is known to be no good: what was kept of its upload may go */
    forget?(): Promise<void>
  }
}

/** What a post leads to. */
export type Outcome =
  | {
      readonly to: string
      readonly message?: string
      readonly session?: string | null
      /** the token of a login whose second step is due; null when it is over */
      readonly pending?: string | null
    }
  /** the same page again, with what was typed; `wait` seconds until the same button may be pressed again */
  | { readonly stay: string; readonly wait?: number }
