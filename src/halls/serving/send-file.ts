import type { FastifyReply } from 'fastify'
import type { MaterialPage } from '#casework'
import type { Visit } from './visit.ts'

/** Pictures are shown inline, PDFs are downloaded; a sandbox policy keeps both from running scripts. */
export async function sendFile(
  visit: Visit,
  reply: FastifyReply,
  file: Pick<MaterialPage, 'sha256' | 'name'> & { type: string },
) {
  const { stream, bytes } = await visit.acting.runtime.files.read(file.sha256)
  const disposition = file.type === 'application/pdf' ? 'attachment' : 'inline'
  return reply
    .type(file.type)
    .header('content-length', bytes)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .send(stream)
}
