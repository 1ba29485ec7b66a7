import type { FastifyReply } from 'fastify'
import { printOut, type Wanted } from '#printout'
import type { Visit } from '../serving/visit.ts'

const types = { pdf: 'application/pdf', ofd: 'application/ofd' } as const

/** Issues documents and sends them as one file: an inline PDF, or an OFD attachment (`?format=ofd`). */
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
  /** file name without extension */
  readonly name: string
  readonly how?: 'inline' | 'attachment'
}

/** The same address in the other format. */
export const asOfd = (href: string): string => `${href}${href.includes('?') ? '&' : '?'}format=ofd`
