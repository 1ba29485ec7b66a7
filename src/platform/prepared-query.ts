import { createHash } from 'node:crypto'
import type { ClientBase, QueryResult } from 'pg'

/** PostgreSQL keeps text and plan of every named statement of a connection, so their number is bounded. */
const mostNamesPerConnection = 300

const mostKnownTexts = 5000
const nameByText = new Map<string, string>()
const namesOnConnection = new WeakMap<ClientBase, Set<string>>()

/**
 * Runs one statement, prepared under a name that is a hash of its text, so that parsing and planning happen once a
 * connection. Beyond 300 names a connection, and for statements that PostgreSQL cannot prepare, it is sent unnamed.
 */
export function preparedQuery(
  client: ClientBase,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult> {
  const name = nameFor(client, text)
  return client.query(
    name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
  )
}

function nameFor(client: ClientBase, text: string): string | undefined {
  if (!/^\s*(select|insert|update|delete|with)\b/i.test(text)) return undefined
  const name = nameOf(text)
  const known = namesOnConnection.get(client) ?? new Set<string>()
  if (known.has(name)) return name
  if (known.size >= mostNamesPerConnection) return undefined
  namesOnConnection.set(client, known.add(name))
  return name
}

function nameOf(text: string): string {
  const known = nameByText.get(text)
  if (known !== undefined) return known
  if (nameByText.size >= mostKnownTexts) nameByText.clear()
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  nameByText.set(text, name)
  return name
}
