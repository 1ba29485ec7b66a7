import type { FastifyReply } from 'fastify'
import { printOut, type Wanted } from '#printout'
import type { Visit } from '../serving/visit.ts'

const types = { pdf: 'application/pdf', ofd: 'application/ofd' } as const

/** Issues documents and sends them as one file: a PDF to be looked at, or an OFD (`?format=ofd`) to be kept. */
export async function sendPrintout(
  visit: Visit,
  reply: FastifyReply,
  { documents, name, how = 'inline' }: Sending,
) {
  const format = visit.query.format === 'ofd' ? 'ofd' : 'pdf'
  const file = await printOut(visit.acting, { documents, format, site: visit.site })
  const disposition = format === 'ofd' ? 'attachment' : how
  return reply
    .type(types[format])
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `${disposition}; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
    )
    .send(file)
}

interface Sending {
  readonly documents: readonly Wanted[]
  /** of the file, without its ending */
  readonly name: string
  readonly how?: 'inline' | 'attachment'
}

/** The same address, for the other format. */
export const asOfd = (href: string): string => `${href}${href.includes('?') ? '&' : '?'}format=ofd`
