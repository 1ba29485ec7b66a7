import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { PolicyFault } from './policy-fault.ts'

/** Parses a YAML file of figures by its schema. @throws PolicyFault naming file, line and what is expected there. */
export function parsePolicyFile<Schema extends z.ZodType>(
  path: string,
  content: string,
  schema: Schema,
): z.output<Schema> {
  const lines = new LineCounter()
  const document = parseDocument(content, { lineCounter: lines })
  if (document.errors.length > 0) {
    throw new PolicyFault(
      document.errors.map(error => `${path}:${lines.linePos(error.pos[0]).line} 不是有效的 YAML`),
    )
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  throw new PolicyFault(
    parsed.error.issues.map(issue => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
      const names = [...issue.path, ...keys.slice(0, 1)]
      const words = keys.length > 0 ? '不认识的参数' : issue.message
      return `${path}:${lineOf(names)} ${names.join('.')}：${words}`
    }),
  )

  /** The line of a value, or of its parent if it is missing. */
  function lineOf(names: readonly PropertyKey[]): number {
    for (let depth = names.length; depth > 0; depth -= 1) {
      const node = document.getIn(names.slice(0, depth), true)
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
        return lines.linePos(Number(node.range[0])).line
      }
    }
    return 1
  }
}
