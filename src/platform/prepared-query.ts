import { createHash } from 'node:crypto'
import type { ClientBase, QueryResult } from 'pg'

/** PostgreSQL keeps text and plan of every named statement of a connection, so their number is bounded. */
const mostNamesPerConnection = 300

const mostKnownTexts = 5000
const nameByText = new Map<string, string>()
const namesOnConnection = new WeakMap<ClientBase, Set<string>>()
const stale = new WeakSet<ClientBase>()

/** PostgreSQL's answer to a named statement whose tables another process has migrated meanwhile. */
const changedResult = '0A000'

/** Whether the plans of a connection no longer fit the tables, so that it must be closed. */
export const isStale = (client: ClientBase): boolean => stale.has(client)

/**
 * Runs one statement, prepared under a name that is a hash of its text, so that parsing and planning happen once a
 * connection. Beyond 300 names a connection, and for statements that PostgreSQL cannot prepare, it is sent unnamed.
 */
export async function preparedQuery(
  client: ClientBase,
  text: string,
  values: readonly unknown[],
): Promise<QueryResult> {
  const name = nameFor(client, text)
  const query = name === undefined ? { text, values: [...values] } : { name, text, values: [...values] }
  try {
    return await client.query(query)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === changedResult) stale.add(client)
    throw error
  }
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
