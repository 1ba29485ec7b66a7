/** What each visitor sees: 门户, 个人网厅, 单位网厅, 经办端, and the demonstration's own pages. */
import type { FastifyInstance } from 'fastify'
import type { Catalogue } from '#casework'
import type { House } from '#platform'
import { agency } from './agency/index.ts'

import { serveDemo } from './demo/serve-demo.tsx'
import { employer } from './employer/index.ts'
import { person } from './person/index.ts'
import { portal } from './portal/index.ts'
import { serveFaults } from './serving/faults.tsx'
import { serveFiles } from './serving/files.ts'
import { serve } from './serving/serve.tsx'
import { serveUploads } from './serving/uploads.ts'

export { exportSources } from './agency/export-sources.ts'

/** Mounts all halls on the server. */
export function serveHalls(server: FastifyInstance, house: House, catalogue: Catalogue): void {
  serveFaults(server, house, catalogue)
  serve(server, house, catalogue, [...portal, ...person, ...employer, ...agency])
  serveFiles(server, house, catalogue)
  serveUploads(server, house, catalogue)
  if (house.config.demo) serveDemo(server, house, catalogue)
}
