import type { FormValues } from '#platform'

/** A posted form. */
export interface Posted {
  readonly values: FormValues
  /** all values of a name, for checkboxes that share one */
  all(name: string): readonly string[]
  /** which button was pressed */
  readonly act: string
  readonly file?: {
    /** sanitised for display; never a path */
    readonly name: string
    readonly stream: NodeJS.ReadableStream
    /** called once the form was processed or the file refused: its upload may be deleted */
    forget?(): Promise<void>
  }
}

/** The outcome of a post. */
export type Outcome =
  | {
      readonly to: string
      readonly message?: string
      readonly session?: string | null
      /** token of a login awaiting its second step; null when it is over */
      readonly pending?: string | null
      /** repeatable work that is done once the visit's transaction is committed, before the answer */
      afterCommit?(): Promise<unknown>
    }
  | Stay

/** The same page again, with what was typed; the button is enabled again after `wait` seconds. */
export interface Stay {
  readonly stay: string
  readonly wait?: number
}
