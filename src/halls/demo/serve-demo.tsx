import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { Catalogue } from '#casework'
import { messagesTo, type Runtime } from '#platform'
import { projectFile } from '#project-file'
import { Gallery, renderPage } from '#ui'
import { Frame } from '../frame.tsx'
import { openVisit } from '../serving/open-visit.ts'
import { sendPage } from '../serving/send-page.ts'
import { Phone } from './phone.tsx'
import { certificates, Players } from './players.tsx'

/** 演示: the demonstration accounts and the simulated phone. Mounted in demonstration mode only. */
export function serveDemo(server: FastifyInstance, runtime: Runtime, catalogue: Catalogue): void {
  const page = (
    path: string,
    title: string,
    view: (query: Readonly<Record<string, string>>) => Promise<preact.VNode>,
  ) =>
    server.get(path, async (request, reply) => {
      const { visit } = await openVisit(request, reply, { runtime, catalogue })
      const content = await view(visit.query)
      const html = renderPage(
        <Frame visit={visit} title={title}>
          {content}
        </Frame>,
      )
      return await sendPage(request, reply, visit.site, html)
    })
  page('/demo', '演示', async () => <Players />)
  page('/demo/gallery', '组件展示', async () => <Gallery />)
  page('/demo/phone', '模拟手机', async ({ mobile = '' }) => (
    <Phone mobile={mobile} messages={mobile ? await messagesTo(runtime.db, mobile) : []} />
  ))
  for (const [name] of certificates) {
    const path = projectFile(`demo/ukey/${name}.cer`)
    server.get(`/demo/certificates/${name}.cer`, async (_request, reply) =>
      reply.type('application/x-x509-ca-cert').send(await readFile(path)),
    )
  }
  server.get('/demo/phone.json', async request => {
    const { mobile = '' } = request.query as Record<string, string>
    return mobile ? await messagesTo(runtime.db, mobile) : []
  })
}
