import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Page } from '@playwright/test'

/** The font files that Chromium draws the open page with: SHA-256 by file name. Empty where fontconfig is missing. */
export async function fontsOf(page: Page): Promise<Record<string, string>> {
  const fonts: Record<string, string> = {}
  for (const name of await drawnWith(page)) {
    const path = fileOf(name)
    if (path) fonts[basename(path)] = await sha256(path)
  }
  return fonts
}

/** PostScript names, sorted. */
async function drawnWith(page: Page): Promise<readonly string[]> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('DOM.enable')
  await browser.send('CSS.enable')
  const { root } = await browser.send('DOM.getDocument')
  const { nodeIds } = await browser.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'body, body *',
  })
  const answers = await Promise.all(
    nodeIds.map(nodeId => browser.send('CSS.getPlatformFontsForNode', { nodeId })),
  )
  await browser.detach()
  return [...new Set(answers.flatMap(({ fonts }) => fonts.map(font => font.postScriptName)))].toSorted()
}

function fileOf(postScriptName: string): string | undefined {
  try {
    const words = ['--format', '%{file}\n', `:postscriptname=${postScriptName}`]
    return execFileSync('fc-list', words, { encoding: 'utf8' }).split('\n')[0]
  } catch {
    return undefined
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
