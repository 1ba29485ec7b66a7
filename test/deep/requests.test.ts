import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getItem } from '#casework'
import { createServer, type Runtime } from '#platform'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue } from '../../src/items/index.ts'
import { type TestRuntime, testRuntime } from '../database/database.ts'
import { operator, submit } from '../database/people.ts'
import { save } from '../database/visits.ts'
import { casesOf } from './cases-of.ts'
import { faultsIn } from './fuzz/faults-in.ts'
import { linksIn } from './fuzz/forms-in.ts'
import { type Asked, formRequest, type Known, pageRequest, strayRequest } from './fuzz/request-of.ts'
import { enter, type Visitor, visitorsOf } from './fuzz/visitors.ts'
import { inconsistenciesIn } from './inconsistencies-in.ts'
import { type Random, randomOf } from './random.ts'

const cases = casesOf('requests', 300)

/** Longer than any page, document or judgement of a file takes. */
const patienceMs = 30_000

let database: TestRuntime
let server: FastifyInstance
let visitors: Visitor[]
let known: Known
/** what went wrong, each with the request; the first few are enough */
const failures: string[] = []
const bystander = { unitNo: '410783000005', marker: `密${randomUUID().slice(0, 8)}密` }
beforeAll(async () => {
  database = await testRuntime()
  // As in production: the demonstration's phone shows everybody's messages.
  const runtime: Runtime = { ...database.runtime, config: { ...database.runtime.config, demo: false } }
  server = await createServer({ ...runtime.config, logLevel: 'silent' }, [])
  const routes: Known['routes'][number][] = []
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url })
  })
  serveHalls(server, runtime, catalogue)
  visitors = await visitorsOf(database, server)
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  known = { routes, keys: await planted(), picture }
}, 120_000)
afterAll(async () => {
  await server.close()
  await database.close()
})

const contact = (mobile: string, marker: string | undefined) => ({
  contactName: `王${marker}`,
  contactMobile: mobile,
})

/** Cases of the units, submitted and drafts, each with its owner's marker. @returns keys of all kinds */
async function planted(): Promise<string[]> {
  const keys: string[] = []
  const file = async (unitNo: string, mobile: string, marker: string | undefined) => {
    const acting = database.as(await operator(database, unitNo))
    const account = { accountNo: '41001522010050205678', bankName: '中国建设银行长垣支行' }
    const refund = getItem(catalogue, 'stable-employment-refund')
    const { rows } = await database.owner.query<{ name: string }>(
      'select name from registry.unit where unit_no = $1',
      [unitNo],
    )
    const filled = {
      noticeRead: '1',
      year: '2023',
      payTo: '单位',
      ...account,
      accountName: rows[0]?.name ?? '',
    }
    const words = { reason: `${marker}单位申请办理稳岗返还`, ...contact(mobile, marker) }
    const id = await save(acting, refund, { ...filled, ...words })
    const emergency = getItem(catalogue, 'emergency-refund')
    const difficulty = `${marker}订单减少，资金周转困难`
    const told = { year: '2023', ...contact(mobile, marker), difficulty, measures: difficulty }
    keys.push(id, await save(acting, emergency, told), unitNo)
    return { acting, refund, id }
  }
  for (const { who, marker } of visitors) {
    if (who?.kind !== 'operator') continue
    const mobile = who.unitNo === '410783000002' ? '13800000003' : '13800000103'
    const { acting, refund, id } = await file(who.unitNo, mobile, marker)
    await submit(acting, refund, { declarationId: id })
  }
  await file(bystander.unitNo, '13800000105', bystander.marker)
  return [...keys, '1', '2', '410783', '410105', '91410783MA0000023C']
}

/** What the draft of a unit that nobody acts for is; it must not change. */
async function untouched(): Promise<unknown[]> {
  const { rows } = await database.owner.query<Record<string, unknown>>(
    `select declaration_id, state, step, revision, form_sealed, event_seq from casework.declaration
     where unit_no = $1 and state = 'draft' order by 1`,
    [bystander.unitNo],
  )
  return rows
}

/** Whether a visitor may read what `owner` wrote: its own, and an officer what is written in the area. */
function mayRead({ who }: Visitor, owner: Visitor): boolean {
  if (who === undefined) return false
  if (who === owner.who) return true
  if (who.kind !== 'officer') return false
  if (who.role === 'admin' || owner.who?.kind === 'person') return true
  return owner.who?.kind === 'operator' && owner.who.unitNo.startsWith(who.areaCode)
}

interface Answer {
  readonly body: string
  readonly status: number
}

/** Sends a request and judges the answer. */
async function send(visitor: Visitor, asked: Asked, repeat: string): Promise<Answer> {
  const shown = `${repeat} ${visitor.name}: ${asked.method} ${asked.url}\n${JSON.stringify(asked.headers)}\n${asked.payload?.toString('utf8').slice(0, 4000) ?? ''}`
  const given = Object.entries(visitor.cookies)
  const cookie = given.map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await Promise.race([
    server.inject({ ...asked, headers: { ...asked.headers, ...(cookie ? { cookie } : {}) } }),
    pause(patienceMs, undefined, { ref: false }).then(() => {
      throw new Error(`no answer: ${shown}`)
    }),
  ])
  const { statusCode: status, body, headers } = answer
  const type = String(headers['content-type'] ?? '')
  const heads = Object.entries(headers).flatMap(([name, of]) => [of].flat().map(value => `${name}: ${value}`))
  const faults = faultsIn({ status, type, body, headers: heads.join('\n') })
  for (const owner of visitors) {
    if (owner.marker === undefined || !body.includes(owner.marker)) continue
    if (owner === visitor) visitor.seenOwn = true
    else if (!mayRead(visitor, owner)) faults.push(`shows what ${owner.name} wrote`)
  }
  if (body.includes(bystander.marker) && !maySeeBystander(visitor))
    faults.push('shows what another unit wrote')
  if (faults.length > 0) failures.push(`${faults.join('; ')}\n${shown}`)
  visitor.links.push(...linksIn(body))
  visitor.links.splice(0, visitor.links.length - 200)
  const out =
    String(headers.location ?? '').includes('/login') || status === 401 || /\/sign-out/.test(asked.url)
  if (out) await enter(database, server, visitor)
  return { body, status }
}

const maySeeBystander = ({ who }: Visitor) =>
  who?.kind === 'officer' && '410783'.startsWith(who.areaCode.replace(/(0000|00)$/, ''))

/** One case: a page, then perhaps a form of it; or what no form sends. */
async function carryOut(random: Random, repeat: string, counts: Record<string, number>): Promise<void> {
  const visitor = random.pick(visitors)
  const count = ({ status }: Answer) => {
    counts[status] = (counts[status] ?? 0) + 1
  }
  if (random.chance(0.12)) return count(await send(visitor, strayRequest(random, visitor, known), repeat))
  const asked = pageRequest(random, visitor, known)
  const page = await send(visitor, asked, repeat)
  count(page)
  if (asked.method !== 'GET' || random.chance(0.3)) return
  const posted = formRequest(random, visitor, { page: page.body, url: asked.url, known })
  if (posted) count(await send(visitor, posted, repeat))
}

test(`${cases.count} random requests: each is answered in words, and nobody is shown another’s`, async () => {
  const before = await untouched()
  expect(before.length).toBeGreaterThan(0)
  // A marker that its owner does not see would not be seen by others either.
  for (const unit of visitors.filter(({ who }) => who?.kind === 'operator')) {
    await send(unit, { method: 'GET', url: '/employer/items/emergency-refund', headers: {} }, 'own draft')
    expect(unit.seenOwn, unit.name).toBe(true)
  }
  const counts: Record<string, number> = {}
  for (let no = cases.from; no < cases.count && failures.length < 10; no += 1) {
    // Otherwise limits would soon answer everything.
    if (no % 20 === 0) await database.owner.query('delete from identity.rate_limit')
    await carryOut(randomOf(cases.seed, no), `DEEP_SEED=${cases.seed} DEEP_FROM=${no}`, counts)
    if (failures.length === 0) cases.reach(no + 1)
  }
  process.stdout.write(
    `deep requests: ${JSON.stringify({ seed: cases.seed, from: cases.from, ...counts })}\n`,
  )
  expect(failures.join('\n\n')).toBe('')
  expect(await untouched()).toEqual(before)
  expect(await inconsistenciesIn(database)).toEqual([])
  // Of a few, or of those that an interrupted run had left, none need have had a page.
  if (cases.count - cases.from >= 100) expect(counts[200]).toBeGreaterThan((cases.count - cases.from) / 5)
})
