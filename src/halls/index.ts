/** The pages of 门户, 个人网厅, 单位网厅, 经办端, and of the demonstration. */
import type { FastifyInstance } from 'fastify'
import type { Catalogue } from '#casework'
import type { Runtime } from '#platform'
import { agency } from './agency/index.ts'
import { identityProviderPage } from './demo/identity-provider.page.tsx'
import { serveDemo } from './demo/serve-demo.tsx'
import { employer } from './employer/index.ts'
import { person } from './person/index.ts'
import { portal } from './portal/index.ts'
import { serve } from './serving/serve.tsx'
import { serveErrorPages } from './serving/serve-error-pages.tsx'
import { serveFiles } from './serving/serve-files.ts'
import { serveUploads } from './serving/serve-uploads.ts'

export { exportSources } from './agency/export-sources.ts'

/** Mounts all halls on the server. */
export function serveHalls(server: FastifyInstance, runtime: Runtime, catalogue: Catalogue): void {
  serveErrorPages(server, runtime, catalogue)
  serve(server, runtime, catalogue, [...portal, ...person, ...employer, ...agency])
  serveFiles(server, runtime, catalogue)
  serveUploads(server, runtime, catalogue)
  if (!runtime.config.demo) return
  serveDemo(server, runtime, catalogue)
  if (!runtime.config.identityProvider) serve(server, runtime, catalogue, [identityProviderPage])
}
