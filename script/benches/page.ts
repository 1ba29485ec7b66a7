import { chromium } from '@playwright/test'
import { launch } from '../../test/journeys/launch.ts'
import { builtServer, folderFor, start } from './hall.ts'

/** Cost of the first visit: requests and bytes of the portal with an empty browser cache. */
export async function benchPage(): Promise<Record<string, string>> {
  const folder = await folderFor('page')
  const hall = await start(builtServer, folder.path)
  const browser = await chromium.launch(launch())
  const page = await browser.newPage()
  let requests = 0
  let bytes = 0
  page.on('requestfinished', async request => {
    requests += 1
    const { responseBodySize, responseHeadersSize } = await request.sizes()
    bytes += responseBodySize + responseHeadersSize
  })
  await page.goto(hall.url, { waitUntil: 'networkidle' })
  await browser.close()
  await hall.stop()
  await folder.remove()
  return {
    'first page, requests (aim 6)': String(requests),
    'first page, KB uncompressed (aim 60)': (bytes / 1024).toFixed(1),
    'share of the aim': (bytes / 1024 / 60).toFixed(2),
  }
}
