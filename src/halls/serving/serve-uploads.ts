import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Catalogue } from '#casework'
import type { Member } from '#identity'
import { Refusal, type Runtime, refuse, type Uploads } from '#platform'
import { refuseForgery } from './csrf.ts'
import { memberOf } from './member-of.ts'
import { openVisit } from './open-visit.ts'
import { statusOf } from './status-of.ts'
import { wholeNumber } from './whole-number.ts'

interface Sending {
  readonly who: Member
  readonly uploads: Uploads
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** of one that exists */
  readonly id: string
}

const version = '1.0.0'
const megabyte = 1024 * 1024
/** Officers also upload register files to import. */
const mostOf = (who: Member) => (who.kind === 'officer' ? 2048 * megabyte : 10 * megabyte)

/**
 * Resumable uploads: tus 1.0 (creation, termination, expiration) for logged-in users, bound to their account; see the
 * decision “uploads in parts”. The form is then posted with the upload's id.
 */
export function serveUploads(server: FastifyInstance, runtime: Runtime, catalogue: Catalogue): void {
  // Leave the body unread: the upload store streams it.
  server.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null))
  const { uploads } = runtime
  const on = (method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE', url: string, answer: typeof begin) =>
    server.route({
      method,
      url,
      async handler(request, reply) {
        reply.headers({ 'tus-resumable': version, 'cache-control': 'no-store' })
        try {
          const { visit } = await openVisit(request, reply, { runtime, catalogue })
          const who = memberOf(visit)
          if (method !== 'HEAD') refuseForgery(request, visit, tokenOf(request))
          return await answer({ who, uploads, request, reply, id: visit.params.id ?? '' })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return reply.code(statusOf[error.code]).type('text/plain; charset=utf-8').send(error.message)
        }
      },
    })
  for (const hall of ['person', 'employer', 'agency']) {
    on('POST', `/${hall}/uploads`, begin)
    on('HEAD', `/${hall}/uploads/:id`, tell)
    on('PATCH', `/${hall}/uploads/:id`, add)
    on('DELETE', `/${hall}/uploads/:id`, end)
  }
}

/** The form token is sent in a header here. */
function tokenOf(request: FastifyRequest) {
  const token = request.headers['x-form-token']
  return { values: { _form: typeof token === 'string' ? token : '' }, all: () => [], act: '' }
}

async function begin({ who, uploads, request, reply }: Sending) {
  const bytes = wholeNumber(request.headers['upload-length'])
  if (bytes === undefined || bytes === 0) return refuse('invalid', '请选择要上传的文件；所选文件是空的。')
  const most = mostOf(who)
  if (bytes > most) {
    return reply
      .code(413)
      .type('text/plain; charset=utf-8')
      .send(`文件超过 ${most / megabyte} MB，请压缩或重新扫描后上传。`)
  }
  const id = await uploads.begin(who.accountNo, bytes)
  return reply
    .code(201)
    .header('location', `${request.url.split('?')[0]}/${id}`)
    .send()
}

async function tell({ who, uploads, reply, id }: Sending) {
  const { offset, bytes } = await uploads.find(who.accountNo, id)
  return reply.headers({ 'upload-offset': String(offset), 'upload-length': String(bytes) }).send()
}

async function add({ who, uploads, request, reply, id }: Sending) {
  const offset = wholeNumber(request.headers['upload-offset'])
  if (offset === undefined) return refuse('invalid', '上传的位置不对，请重新选择文件上传。')
  const now = await uploads.add(who.accountNo, id, offset, request.raw)
  return reply.code(204).header('upload-offset', String(now)).send()
}

async function end({ who, uploads, reply, id }: Sending) {
  await uploads.end(who.accountNo, id)
  return reply.code(204).send()
}
