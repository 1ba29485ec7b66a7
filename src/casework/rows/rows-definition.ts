import type { z } from 'zod'
import type { Acting } from '#identity'
import type { Finding, FormValues, Tx } from '#platform'
import type { DisplayRow } from '../display-row.ts'
import type { Field } from '../field.ts'
import type { Key } from '../key.ts'

/** A row of a declaration. */
export interface RowKey extends Key {
  readonly rowNo: number
}

/** What today's facts say about one row. */
export interface RowVerdict {
  /** must be corrected before it can be submitted; `field` is one of the row's */
  readonly findings: readonly Finding[]
  /** why the hall does not decide it by itself: a warning for the filer, the reason for the officer */
  readonly doubts: readonly string[]
}

/** An item whose declarations consist of rows, such as the people of an addition, each decided for itself. */
export interface RowsDefinition<Facts, Row extends z.ZodObject> {
  /** what a row is: 人员 */
  readonly noun: string
  /** follows a number: 人, for 3 人 */
  readonly counter: string
  /** one row; every field is a text */
  readonly schema: Row
  /** in the order of the form and of a sheet; the labels are the header of the sheet */
  readonly fields: Readonly<Record<Extract<keyof Row['shape'], string>, Field>>
  /** rows of one declaration */
  readonly most: number
  /** the field that says what a row is about: of two rows with the same value the later one is wrong */
  readonly key: Extract<keyof Row['shape'], string>
  /**
   * Well-formed rows, at most 500 a call, against the facts and the registers; a verdict for each, in order. Called when
   * rows are saved, when a submission is shown, confirmed and carried out, and when an officer approves. It must not
   * write or lock.
   */
  check(tx: Tx, facts: Facts, rows: readonly z.output<Row>[]): Promise<readonly RowVerdict[]>
  /**
   * Rows take effect, at most 500 a call. `acting` is the filer where the hall decides, else the officer. A Refusal undoes
   * the whole call; the rows are then tried one by one, and one that is refused goes to an officer with these words.
   */
  onSettled(
    tx: Tx,
    acting: Acting,
    rows: readonly (RowKey & { readonly data: z.output<Row> })[],
  ): Promise<void>
  /** undoes what `onSettled` did, at most 500 a call; without it a settled declaration cannot be revoked */
  onRevoked?(tx: Tx, acting: Acting, rows: readonly RowKey[]): Promise<void>
}

/** The rows of an item as casework and the halls use them: the type of a row stays private. */
export interface ItemRows {
  readonly noun: string
  readonly counter: string
  readonly fields: Readonly<Record<string, Field>>
  readonly most: number
  readonly key: string
  readonly revocable: boolean
  /** what a row is about; as typed where that is wrong, '' where nothing was typed */
  keyOf(values: FormValues): string
  /** @throws Refusal, for the whole batch; at most 500 rows */
  settle(tx: Tx, acting: Acting, rows: readonly (RowKey & { readonly values: FormValues })[]): Promise<void>
  revoke(tx: Tx, acting: Acting, rows: readonly RowKey[]): Promise<void>
}

/** A row as checked today. */
export interface CheckedRow extends RowVerdict {
  readonly readable: readonly DisplayRow[]
  /** as `ItemRows.keyOf` */
  readonly key: string
}

/** The rows of an item with the current facts of one unit. */
export interface OpenedRows {
  /** any number of rows, in order */
  check(tx: Tx, rows: readonly FormValues[]): Promise<readonly CheckedRow[]>
}
