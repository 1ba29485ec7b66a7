import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import sharp from 'sharp'
import { z } from 'zod'
import { fontsOf } from './fonts-of.ts'

const folder = join(import.meta.dirname, 'reference')
const file = join(folder, 'reference.json')

/** What decides about pixels besides the product. */
const drawingSchema = z.object({ chromium: z.string(), fonts: z.record(z.string(), z.string()) })
type Drawing = z.infer<typeof drawingSchema>

/** Chromium of this machine and the fonts in which it draws the page at an address. */
export async function drawingOf(browser: Browser, address: string): Promise<Drawing> {
  const page = await browser.newPage({ locale: 'zh-CN' })
  await page.goto(address)
  const fonts = await fontsOf(page)
  await page.close()
  return { chromium: browser.version(), fonts }
}

/** Why the pictures of the reference say nothing about those of this machine; undefined if they do. */
export function incomparable(drawing: Drawing): string | undefined {
  const reference = drawingSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const differences = [
    ...(reference.chromium === drawing.chromium
      ? []
      : [`Chromium is ${drawing.chromium}, the reference's was ${reference.chromium}`]),
    ...[...new Set([...Object.keys(reference.fonts), ...Object.keys(drawing.fonts)])]
      .filter(name => reference.fonts[name] !== drawing.fonts[name])
      .map(name => `the font file ${name} is not that of the reference`),
  ]
  if (differences.length === 0) return undefined
  return `Pictures are not compared: ${differences.join('; ')}. To make new ones: UPDATE_PICTURES=1 playwright test --project=scripts pictures.spec.ts`
}

/** Removes the pictures of the reference, so that none without a page is left. */
export async function discardReference(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
}

/** Makes the new pictures small and notes what they were drawn with. Pages have few colours: a palette loses nothing. */
export async function finishReference(drawing: Drawing): Promise<void> {
  for (const name of (await readdir(folder)).filter(one => one.endsWith('.png'))) {
    const path = join(folder, name)
    const small = sharp(readFileSync(path)).png({ palette: true, colours: 256, effort: 10, dither: 0 })
    writeFileSync(path, await small.toBuffer())
  }
  writeFileSync(file, `${JSON.stringify(drawing, null, 2)}\n`)
}
