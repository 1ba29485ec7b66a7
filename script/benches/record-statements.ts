import type { Pool } from 'pg'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Records every statement that the pool's connections send from here on. Opened by name or not, it is the same text. */
export function recordStatements(pool: Pool): Statement[] {
  const recorded: Statement[] = []
  pool.on('connect', client => {
    const send = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...given: unknown[]) => {
      const [first, values] = given
      const config = typeof first === 'string' ? { text: first, values } : (first as Partial<Statement>)
      if (typeof config.text === 'string') {
        const list = Array.isArray(config.values) ? config.values : []
        recorded.push({ text: config.text, values: list })
      }
      return send(...given)
    }) as typeof client.query
  })
  return recorded
}
