import { Readable } from 'node:stream'
import { Client } from 'pg'
import sharp from 'sharp'
import { attach, getItem, progress, save, sendConfirmationCode, submit } from '#casework'
import { command, findSession, query } from '#identity'
import { messagesTo } from '#platform'
import { catalogue } from '../../src/items/index.ts'
import { openBeside } from './open-beside.ts'
import type { SeededUnit } from './seed-units.ts'

/**
 * Records one journey's SQL with its values as a pgbench script that varies unit, declaration, material, page, mobile
 * and serial number per run.
 */
export async function recordSql(dataDir: string, unit: SeededUnit | undefined): Promise<string> {
  if (!unit) throw new Error('no unit')
  const runtime = await openBeside(dataDir)
  const at = runtime.clock.now()
  const session = await findSession(runtime, unit.session, at)
  if (session?.who.kind !== 'operator') throw new Error('no session')
  const acting = {
    runtime,
    at,
    who: session.who,
    origin: { ip: '127.0.0.1', agent: 'bench', visitor: 'bench' },
  }
  const item = getItem(catalogue, 'stable-employment-refund')
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const statements: string[] = []
  const { query: plain } = Client.prototype
  Client.prototype.query = function record(this: Client, ...words: Parameters<typeof plain>) {
    const [text, values] = words as unknown as [string, unknown[] | undefined]
    if (typeof text === 'string') statements.push(inline(text, values ?? []))
    return plain.apply(this, words) as never
  } as unknown as typeof plain
  const id = await command(acting, tx => save(tx, acting, item, unit.form))
  const upload = { declarationId: id, kind: 'proof', name: 'a.png', stream: Readable.from(png) }
  await command(acting, tx => attach(tx, acting, catalogue, upload))
  await command(acting, tx => sendConfirmationCode(tx, acting, catalogue, id))
  const code = (await messagesTo(runtime.db, unit.mobile))[0]?.code ?? ''
  const serial = await command(acting, tx => submit(tx, acting, catalogue, { declarationId: id, code }))
  await query(acting, tx => progress(tx, acting, { hall: 'employer', month: '202308' }))
  Client.prototype.query = plain
  await runtime.db.destroy()
  const script = statements.join(';\n')
  const text = script
    .replaceAll(`'${id}'`, "'d:run'")
    .replaceAll(`'${serial}'`, "'s:run'")
    .replaceAll(`'${unit.unitNo}'`, "'u:run'")
    .replaceAll(
      found(script, /insert into "casework"."material" .*values \('\d+', '[^']+', ('[^']+')/),
      "'m:run'",
    )
    .replaceAll(
      found(script, /insert into "casework"."material_page" .*values \('\d+', '[^']+', '[^']+', ('[^']+')/),
      "'p:run'",
    )
    // Otherwise a single mobile would accumulate thousands of codes.
    .replaceAll(found(script, /"mobile_index" = ('\\x[0-9a-f]+')/), "sha256('m:run')")
  return `\\set run random(1, 9000000000000)\n${text};\n`
}

function found(script: string, pattern: RegExp): string {
  const value = pattern.exec(script)?.[1]
  if (!value) throw new Error(`the journey's SQL has nothing like ${pattern.source}`)
  return value
}

function inline(text: string, values: readonly unknown[]): string {
  return text.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]))
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  if (value instanceof Date) return `'${value.toISOString()}'`
  if (Array.isArray(value)) return `'{${value.join(',')}}'`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `'${text.replaceAll("'", "''")}'`
}
