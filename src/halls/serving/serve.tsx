import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Catalogue } from '#casework'
import { command, endSession, type FoundSession, parkForm, query, scopeOf, takeParkedForm } from '#identity'
import { AlreadyPosted, Refusal, type Runtime, refuse, transact, UploadRefused } from '#platform'
import { renderPage } from '#ui'
import { ErrorPage } from '../error-page.tsx'
import { leaveMessage, sessionCookie, setPending, setSession } from './cookies.ts'
import { isIsland, onceOf, refuseForgery, typedOf } from './csrf.ts'
import { hallOf } from './hall-of.ts'
import { openVisit } from './open-visit.ts'
import type { Page, PageOutcome } from './page.ts'
import { readPosted } from './posted.ts'
import type { Posted } from './posted-form.ts'
import { sendPage } from './send-page.ts'
import { statusOf } from './status-of.ts'
import type { HallName, Visit } from './visit.ts'
import { withUpload } from './with-upload.ts'

const loginOf: Readonly<Record<HallName, string>> = {
  portal: '/',
  person: '/person/login',
  employer: '/employer/login',
  agency: '/agency/login',
}

/** Mounts pages on the server. Behaviour common to all pages is here. */
export function serve(
  server: FastifyInstance,
  runtime: Runtime,
  catalogue: Catalogue,
  pages: readonly Page[],
): void {
  for (const page of pages) {
    server.get(page.path, (request, reply) => show(request, reply, { runtime, catalogue, page }))
    if (page.post)
      server.post(page.path, (request, reply) => take(request, reply, { runtime, catalogue, page }))
  }
}

interface Mounted {
  readonly runtime: Runtime
  readonly catalogue: Catalogue
  readonly page: Page
}

async function show(request: FastifyRequest, reply: FastifyReply, mounted: Mounted) {
  const { visit, session } = await openVisit(request, reply, mounted)
  try {
    return await html(request, reply, mounted.page, await withParkedForm(visit))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'signed-out') return toLogin(request, reply, visit, session)
    return await trouble(request, reply, visit, error)
  }
}

/** Restores a form that was posted after the session expired, once the visitor has logged in again. */
async function withParkedForm(visit: Visit): Promise<Visit> {
  const { who } = visit.acting
  if (visit.query.parked === undefined || !('accountNo' in who)) return visit
  const typed = await command(visit.acting, tx => takeParkedForm(tx, who.accountNo, visit.path))
  return typed ? { ...visit, typed, message: '您已重新登录，刚才填写的内容都在，请核对后继续。' } : visit
}

async function take(request: FastifyRequest, reply: FastifyReply, mounted: Mounted) {
  const { runtime, page } = mounted
  const { visit, session } = await openVisit(request, reply, mounted)
  let posted: Posted | undefined
  try {
    posted = await readPosted(request)
    refuseForgery(request, visit, posted)
    posted = await withUpload(visit, posted)
    const outcome = await carryOut(page, visit, posted)
    await posted.file?.forget?.()
    if ('to' in outcome) await outcome.afterCommit?.()
    if ('stay' in outcome) {
      if (isIsland(request)) return reply.send({ ok: true, message: outcome.stay, wait: outcome.wait })
      const again = { ...visit, typed: typedOf(posted), message: outcome.stay || undefined }
      if (!('view' in outcome)) return await html(request, reply, page, again)
      return await send(request, reply, page, again, await outcome.view(again))
    }
    if (outcome.session === null) await closeSession(request, visit)
    if (outcome.session !== undefined) setSession(reply, runtime.config, hallOf(visit.path), outcome.session)
    if (outcome.pending !== undefined) setPending(reply, runtime.config, hallOf(visit.path), outcome.pending)
    if (outcome.message) leaveMessage(reply, runtime.config, outcome.message)
    return go(request, reply, outcome.to)
  } catch (error) {
    if (error instanceof AlreadyPosted) return go(request, reply, error.location ?? visit.path)
    if (!(error instanceof Refusal)) throw error
    if (error instanceof UploadRefused) await posted?.file?.forget?.()
    return await refused(request, reply, { mounted, visit, session, posted, error })
  }
}

/** The page's `post` in the one transaction of the visit. A file can be read only once, so it is not tried again. */
async function carryOut(page: Page, visit: Visit, posted: Posted): Promise<PageOutcome> {
  const { acting } = visit
  const { post } = page
  if (!post) return refuse('not-found', '没有这个页面。')
  return await transact(acting.runtime, scopeOf(acting.who), tx => post(visit, posted, tx), {
    once: page.idempotent ? undefined : onceOf(visit, posted),
    locationOf: outcome => ('to' in outcome ? outcome.to : undefined),
    attempts: posted.file ? 1 : 3,
  })
}

interface RefusedPost {
  readonly mounted: Mounted
  readonly visit: Visit
  readonly session: FoundSession | undefined
  readonly posted: Posted | undefined
  readonly error: Refusal
}

/** Shows the same page with what was typed, or redirects to the login, keeping the form. */
async function refused(request: FastifyRequest, reply: FastifyReply, post: RefusedPost) {
  const { mounted, visit, session, posted, error } = post
  reply.code(statusOf[error.code])
  if (error.code === 'signed-out') {
    if (session && posted) {
      const of = { accountNo: session.who.accountNo, path: visit.path, at: visit.acting.at }
      await parkForm(mounted.runtime, of, typedOf(posted))
    }
    return toLogin(request, reply, visit, session)
  }
  if (isIsland(request)) {
    const message = error.findings.map(finding => finding.sentence).join(' ')
    return reply.code(200).send({ ok: false, message })
  }
  try {
    const typed = posted ? typedOf(posted) : {}
    return await html(request, reply, mounted.page, { ...visit, typed, findings: error.findings })
  } catch (second) {
    if (!(second instanceof Refusal)) throw second
    return await trouble(request, reply, visit, error)
  }
}

async function html(request: FastifyRequest, reply: FastifyReply, page: Page, visit: Visit) {
  const view = await query(visit.acting, tx => page.load(visit, tx))
  return await send(request, reply, page, visit, await view())
}

function send(request: FastifyRequest, reply: FastifyReply, page: Page, { site }: Visit, view: VNode) {
  if (page.secretAddress) reply.header('referrer-policy', 'no-referrer')
  return sendPage(request, reply, site, renderPage(view))
}

function trouble(request: FastifyRequest, reply: FastifyReply, visit: Visit, error: Refusal) {
  const text = renderPage(<ErrorPage visit={visit} sentence={error.message} />)
  return sendPage(request, reply.code(statusOf[error.code]), visit.site, text)
}

/** Islands follow redirects themselves; browsers get 303, so a reload does not post again. */
function go(request: FastifyRequest, reply: FastifyReply, to: string) {
  return isIsland(request) ? reply.code(200).send({ ok: true, location: to }) : reply.redirect(to, 303)
}

function toLogin(
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  session: FoundSession | undefined,
) {
  const { config } = visit.acting.runtime
  if (session) leaveMessage(reply, config, '登录已超时，请重新登录。您填写的内容会保留。')
  else if (visit.pending) leaveMessage(reply, config, '登录步骤已超时，请重新登录。')
  const next = encodeURIComponent(visit.path)
  return go(request, reply, `${loginOf[hallOf(visit.path)]}?next=${next}`)
}

async function closeSession(request: FastifyRequest, { acting, path }: Visit): Promise<void> {
  const token = request.cookies[sessionCookie(hallOf(path))]
  if (token) await endSession(acting.runtime, token, acting.at)
}
