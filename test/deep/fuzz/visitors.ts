import type { FastifyInstance } from 'fastify'
import { nanoid } from 'nanoid'
import type { Member } from '#identity'
import { hall, transact } from '#platform'
import { startSession } from '../../../src/identity/session/start-session.ts'
import type { TestRuntime } from '../../database/database.ts'
import { member } from '../../database/people.ts'

/** Sends requests; everything it writes holds its marker. */
export interface Visitor {
  readonly name: string
  readonly hall: 'person' | 'employer' | 'agency' | undefined
  readonly who: Member | undefined
  /** only units and persons have one: what officers write is for others to read */
  readonly marker: string | undefined
  cookies: Record<string, string>
  /** proof that a form comes from a page of this visitor */
  form: string
  /** addresses on the pages it was shown */
  readonly links: string[]
  /** whether an answer has shown it its own marker */
  seenOwn: boolean
}

const accounts = [
  ['nobody', undefined, undefined, ''],
  ['person of a unit', 'person', 'person', '410783198506120029'],
  ['person elsewhere', 'person', 'person', '41010519790923004X'],
  ['unit in Changyuan', 'employer', 'operator', '410783000002'],
  ['unit in Zhengzhou', 'employer', 'operator', '410105000003'],
  ['acceptor in Changyuan', 'agency', 'officer', '410783-accept'],
  ['reviewer in Changyuan', 'agency', 'officer', '410783-review'],
  ['finance in Changyuan', 'agency', 'officer', '410783-finance'],
  ['authority in Changyuan', 'agency', 'officer', '410783-hr'],
  ['acceptor in Zhengzhou', 'agency', 'officer', '410105-accept'],
  ['administrator', 'agency', 'officer', '410000-admin'],
] as const

/** All kinds of visitors, logged in. */
export async function visitorsOf(test: TestRuntime, server: FastifyInstance): Promise<Visitor[]> {
  const visitors: Visitor[] = []
  for (const [name, hallName, kind, login] of accounts) {
    const who = kind && (await member(test, kind, kind === 'officer' ? login.toUpperCase() : login))
    const visitor: Visitor = {
      name,
      hall: hallName,
      who,
      marker:
        kind === 'person' || kind === 'operator' ? `密${nanoid(6).replaceAll(/[-_]/g, '0')}密` : undefined,
      cookies: {},
      form: '',
      links: [],
      seenOwn: false,
    }
    await enter(test, server, visitor)
    visitors.push(visitor)
  }
  return visitors
}

/** Gives a visitor a browser and a session, also after a request has ended it. */
export async function enter(test: TestRuntime, server: FastifyInstance, visitor: Visitor): Promise<void> {
  const page = await server.inject({ url: '/person/login' })
  visitor.cookies = Object.fromEntries(page.cookies.map(cookie => [cookie.name, cookie.value]))
  visitor.form = /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  if (!visitor.who || !visitor.hall) return
  const { accountNo } = visitor.who
  await test.owner.query(
    'update identity.account set disabled_at = null, frozen_at = null where account_no = $1',
    [accountNo],
  )
  const acting = test.as(visitor.who, test.runtime.clock.now().toISOString())
  visitor.cookies[`hall_${visitor.hall}`] = await transact(test.runtime, hall, tx =>
    startSession(tx, acting, accountNo),
  )
}
