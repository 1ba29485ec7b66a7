import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { refuse } from '#platform'

export interface CsvRecord {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

export function records(path: string, columns: readonly string[]): AsyncIterable<CsvRecord> {
  return createReadStream(path).pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      columns: header => {
        const missing = columns.filter(column => !header.includes(column))
        const unknown = header.filter((column: string) => !columns.includes(column))
        if (missing.length > 0) refuse('invalid', `${path}:1 缺少列：${missing.join('、')}`)
        if (unknown.length > 0) refuse('invalid', `${path}:1 不认识的列：${unknown.join('、')}`)
        return header
      },
    }),
  )
}
