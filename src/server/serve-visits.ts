import { madeFile } from '#made-file'
import { createServer, listen, type Runtime, sendMade } from '#platform'
import { loadAssets } from '#ui'
import { serveHalls } from '../halls/index.ts'
import { catalogue } from '../items/index.ts'

export interface ServedVisits {
  readonly port: number
  /** answers what was begun, and takes nothing new */
  close(): Promise<void>
}

/** Serves the halls on a port. @throws when another program listens there. */
export async function serveVisits(
  runtime: Runtime,
  at: { readonly host: string; readonly port: number },
): Promise<ServedVisits> {
  const [assets, verifier] = await Promise.all([loadAssets(madeFile), madeFile('verifier.html')])
  const server = await createServer(runtime.config, assets)
  server.get('/healthz', { config: { alwaysAnswered: true } }, async () => {
    await runtime.pool.query('select 1')
    return 'ok'
  })
  server.get('/evidence/verifier.html', { config: { alwaysAnswered: true } }, (request, reply) => {
    const name = encodeURIComponent('受理凭证核验.html')
    reply
      .type('text/html; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    return sendMade(request, reply, verifier)
  })
  serveHalls(server, runtime, catalogue)
  return { port: await listen(server, at), close: () => server.close() }
}
