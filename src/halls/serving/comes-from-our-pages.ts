import type { FastifyRequest } from 'fastify'

/** Whether a page of this hall caused the request. Browsers that do not say so (before 2023) name the page itself. */
export function comesFromOurPages({ headers }: FastifyRequest, site: string): boolean {
  const caused = headers['sec-fetch-site']
  if (caused !== undefined) return caused === 'same-origin'
  const { referer } = headers
  return referer !== undefined && URL.parse(referer)?.origin === URL.parse(site)?.origin
}
