import { markup } from './odd-values.ts'

export interface Answered {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers: string
}

const inner: readonly RegExp[] = [
  /^\s+at .+:\d+:\d+\)?$/m,
  /node_modules\/|\/src\/[\w/-]+\.tsx?:\d/,
  /\b(select|insert into|update|delete from)\b[^<\n]{1,200}\b(from|values|where|set)\b.*[$"]/i,
  /violates [\w-]+ constraint|duplicate key value|relation "|invalid input syntax|invalid byte sequence/,
  /permission denied for|deadlock detected|syntax error at or near|current transaction is aborted/,
  /\b(Type|Range|Reference|Syntax|Zod|Database)Error\b|\[object Object\]|ECONNREFUSED/,
]

/** What no answer may be, whatever was asked. @returns sentences */
export function faultsIn({ status, type, body, headers }: Answered): string[] {
  const faults: string[] = []
  if (status >= 500) faults.push(`status ${status}`)
  for (const leak of inner) {
    const [found] = leak.exec(body) ?? []
    if (found !== undefined) faults.push(`shows ${found.slice(0, 200)}`)
  }
  if (type.startsWith('text/html') && body.includes(markup)) faults.push('sends markup back unescaped')
  if (/^set-cookie: hall_agency=1/m.test(headers)) faults.push('lets a value become a header')
  return faults
}
