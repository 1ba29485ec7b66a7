import type { z } from 'zod'
import { type FormValues, findingsOf, readForm } from '#platform'
import { displayRow } from '../display-row.ts'
import { inBatches } from './in-batches.ts'
import type { CheckedRow, ItemRows, OpenedRows, RowsDefinition } from './rows-definition.ts'

/** The rows of an item's definition, with their type inside. */
export const rowsOfItem = <Facts, Row extends z.ZodObject>(rows: RowsDefinition<Facts, Row>): ItemRows => ({
  noun: rows.noun,
  counter: rows.counter,
  fields: rows.fields,
  most: rows.most,
  key: rows.key,
  revocable: rows.onRevoked !== undefined,
  keyOf: values => shownIn(readRow(rows, values).texts, values, rows.key),
  async settle(tx, acting, some) {
    const read = some.map(({ values, ...key }) => ({ ...key, data: readForm(rows.schema, values) }))
    await rows.onSettled(tx, acting, read)
  },
  revoke: async (tx, acting, some) => await rows.onRevoked?.(tx, acting, some),
})

/** The same with the facts of one unit. */
export const openRows = <Facts, Row extends z.ZodObject>(
  rows: RowsDefinition<Facts, Row>,
  facts: Facts,
): OpenedRows => ({
  async check(tx, all) {
    const read = all.map(values => readRow(rows, values))
    const wellFormed = read.flatMap(({ data }) => (data === undefined ? [] : [data]))
    const verdicts = (await inBatches(wellFormed, some => rows.check(tx, facts, some))).values()
    return read.map((row, i): CheckedRow => {
      const values = all[i] ?? {}
      const known = {
        readable: readableOf(rows.fields, row, values),
        key: shownIn(row.texts, values, rows.key),
      }
      if (row.data === undefined) return { ...known, findings: row.findings, doubts: [] }
      const verdict = verdicts.next().value
      if (!verdict) throw new Error('a check must answer for every row')
      return { ...known, findings: verdict.findings, doubts: verdict.doubts }
    })
  },
})

interface ReadRow<Data> {
  /** the fields that are right, cleaned */
  readonly texts: Readonly<Record<string, unknown>>
  readonly findings: CheckedRow['findings']
  /** undefined where a field is wrong */
  readonly data: Data | undefined
}

/** Where a field is wrong, what was typed stands in its place, so that the row can still be found and read. */
function readRow<Facts, Row extends z.ZodObject>(
  { schema }: RowsDefinition<Facts, Row>,
  values: FormValues,
): ReadRow<z.output<Row>> {
  const parsed = schema.safeParse(values)
  return parsed.success
    ? { texts: parsed.data, data: parsed.data, findings: [] }
    : { texts: wellFormedOf(schema, values), data: undefined, findings: findingsOf(parsed.error) }
}

function shownIn(texts: Readonly<Record<string, unknown>>, values: FormValues, name: string): string {
  const text = texts[name]
  return typeof text === 'string' ? text : (values[name] ?? '')
}

const readableOf = (fields: ItemRows['fields'], { texts }: ReadRow<unknown>, values: FormValues) =>
  Object.entries(fields).map(([name, field]) => displayRow(field, shownIn(texts, values, name)))

/** The fields of a row that are right by themselves. */
function wellFormedOf(schema: z.ZodObject, values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries<z.ZodType>(schema.shape).flatMap(([name, field]) => {
      const { success, data } = field.safeParse(values[name] ?? '')
      return success ? [[name, data]] : []
    }),
  )
}
