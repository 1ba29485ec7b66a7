import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'

const widths = [1366, 390] as const

const drawn = {
  fullPage: true,
  stylePath: join(import.meta.dirname, 'steady.css'),
  // Playwright's own 0.2 lets a changed shade of a pale background pass; below 0.1 a palette's rounding shows.
  threshold: 0.1,
} as const

const pictureOf = (name: string, width: number) => `${name}-${width}.png`

/** Compares the open page with its reference pictures. */
export async function comparePicture(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await steady(page)
    await expect.soft(page).toHaveScreenshot(pictureOf(name, width), drawn)
  }
}

/** Expects the open page to differ from its reference picture. */
export async function expectOtherPicture(page: Page, name: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await steady(page)
  await expect(page).not.toHaveScreenshot(pictureOf(name, width), drawn)
}

/** Zeros in place of times of day, durations, serial numbers and hashes, which differ with every run. */
async function steady(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode: node } = texts
      const text = node.nodeValue ?? ''
      const same = text
        .replace(/\d{2}:\d{2}(:\d{2})?/g, time => time.replace(/\d/g, '0'))
        .replace(/[\d.]+ ?(秒|毫秒)/g, '0 $1')
        .replace(/\b(\d{17,}|[0-9a-f]{32,})\b/g, serial => serial.replace(/[0-9a-f]/g, '0'))
      if (same !== text) node.nodeValue = same
    }
    window.scrollTo(0, 0)
  })
}
