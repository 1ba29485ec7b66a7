import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { admitVisits } from './admit-visits.ts'
import type { Config } from './config.ts'
import { releaseConnections } from './release-connections.ts'
import { type MadeFile, sendMade } from './send-made.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** a file that pages use, no page itself */
    readonly asset?: boolean
  }
}

/** A static file whose content never changes. */
interface StaticFile extends MadeFile {
  readonly path: string
  readonly type: string
}

/** Lets the page connect to the UKey bridge on the visitor's own computer. */
const policyFor = ({ ukeyPort }: Config) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    `connect-src 'self' http://127.0.0.1:${ukeyPort}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

/** Headers for browsers. What only pages obey would be half the bytes of a small asset. */
function rulesFor(config: Config) {
  const asset = {
    'x-content-type-options': 'nosniff',
    ...(config.cookieSecure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  const page = {
    ...asset,
    'content-security-policy': policyFor(config),
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  }
  return { asset, page }
}

const nowhere = 'no-such-page'

/** Whether a path can be decoded and holds no NUL, which PostgreSQL takes in no text. Others are of no page. */
function isAddress(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  if (!path.includes('%')) return true
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** A visitor whose line has gone holds one of the places for uploads no longer than this. */
const longestSilenceMs = 60_000
/** 2 GB at 5 Mbit/s */
const longestRequestMs = 3_600_000

/** The server without pages: parsing, limits, security headers, a log without personal data, admission control. */
export async function createServer(config: Config, files: readonly StaticFile[]): Promise<FastifyInstance> {
  const server = Fastify({
    trustProxy: config.trustProxy,
    bodyLimit: 256 * 1024,
    forceCloseConnections: 'idle',
    rewriteUrl: ({ url = '/' }) =>
      isAddress(url) ? url : `${/^\/[a-z]+\//.exec(url)?.[0] ?? '/'}${nowhere}`,
    connectionTimeout: longestSilenceMs,
    requestTimeout: longestRequestMs,
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: config.logLevel, base: null },
  })
  // Only forms are read: values of other types than text would reach code that expects text.
  server.removeContentTypeParser(['application/json', 'text/plain'])
  releaseConnections(server)
  await server.register(cookie)
  await server.register(formbody)
  // Files are streamed, not buffered: the receiver limits them, materials to 10 MB and imports to 2 GB.
  await server.register(multipart, {
    limits: { files: 1, fields: 30, fieldSize: 100_000, fileSize: 2 * 1024 * 1024 * 1024 + 1 },
  })
  admitVisits(server, config)
  const rules = rulesFor(config)
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(request.routeOptions.config?.asset ? rules.asset : rules.page)
  })
  // Log the route, not the URL: URLs may contain a serial number or a mobile.
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
  for (const file of files) {
    server.get(file.path, { config: { alwaysAnswered: true, asset: true } }, (request, reply) => {
      reply.type(file.type).header('cache-control', 'public, max-age=31536000, immutable')
      return sendMade(request, reply, file)
    })
  }
  return server
}
