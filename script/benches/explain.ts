import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Statement } from './record-statements.ts'

const nodeSchema = z.object({
  'Node Type': z.string(),
  Schema: z.string().optional(),
  'Relation Name': z.string().optional(),
  get Plans() {
    return z.array(nodeSchema).optional()
  },
})

/** A node of EXPLAIN (format json, verbose). */
export type PlanNode = z.infer<typeof nodeSchema>

const answerSchema = z.tuple([
  z.object({
    Plan: nodeSchema,
    'Planning Time': z.number().default(0),
    'Execution Time': z.number().default(0),
  }),
])

interface Explained extends Statement {
  readonly plan: PlanNode
  /** with `analyze`, milliseconds */
  readonly planning: number
  readonly execution: number
}

/**
 * Explains recorded statements in the scopes in which they were sent: `begin`, settings and the end of a transaction are
 * repeated, everything else is only explained. Statements that run with their transaction's own choice of plan are
 * explained with a generic one, as they are planned after five runs.
 */
export async function explainAll(
  client: PoolClient,
  statements: readonly Statement[],
  { analyze = false } = {},
): Promise<Explained[]> {
  const found: Explained[] = []
  let begun = false
  for (const { text, values } of statements) {
    if (/^(begin|commit|rollback)|set_config\(/.test(text)) {
      await client.query(text.replace(/^commit$/, 'rollback'))
      begun = !/^(commit|rollback)/.test(text)
      continue
    }
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(text)) continue
    if (!begun) await client.query('begin')
    begun = true
    found.push({ text, values, ...(await explain(client, { text, values }, analyze)) })
  }
  await client.query('rollback')
  return found
}

async function explain(client: PoolClient, { text, values }: Statement, analyze: boolean) {
  await client.query('savepoint explained')
  const { rows: modes } = await client.query<{ plan_cache_mode: string }>('show plan_cache_mode')
  if (modes[0]?.plan_cache_mode === 'auto')
    await client.query('set local plan_cache_mode = force_generic_plan')
  await client.query(`prepare explained as ${text}`)
  const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : ''
  const options = analyze ? 'analyze, timing off, buffers off' : 'verbose'
  const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(
    `explain (${options}, format json) execute explained${given}`,
  )
  await client.query('deallocate explained')
  await client.query('rollback to savepoint explained')
  const [answer] = answerSchema.parse(rows[0]?.['QUERY PLAN'])
  return {
    plan: answer.Plan,
    planning: answer['Planning Time'],
    execution: answer['Execution Time'],
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date) return quoted(value.toISOString())
  if (Buffer.isBuffer(value)) return quoted(`\\x${value.toString('hex')}`)
  if (Array.isArray(value)) return quoted(`{${value.map(element).join(',')}}`)
  return quoted(typeof value === 'string' ? value : JSON.stringify(value))
}

const element = (value: unknown) =>
  value === null ? 'null' : `"${plain(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const plain = (value: unknown) =>
  Buffer.isBuffer(value)
    ? `\\x${value.toString('hex')}`
    : value instanceof Date
      ? value.toISOString()
      : String(value)

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
