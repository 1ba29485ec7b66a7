import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { chromium, launch } from './test/journeys/launch.ts'

const narrowest = { width: 320, height: 640 }

const folder = 'test/journeys'

const manual = 'manual.spec.ts'
const files = readdirSync(folder).filter(name => name.endsWith('.spec.ts'))

/** Draws for each file a number that stays the same for the same sources; without it all files are walked. */
const seed = process.env.JOURNEY_SEED
const lotOf = (file: string) => createHash('sha256').update(`${seed} ${file}`).digest()

/** With a seed the manual, and of the other files the third that it draws: the runs together walk all of them. */
function walked(): readonly string[] {
  if (seed === undefined) return files
  const others = files.filter(file => file !== manual)
  const drawn = others
    .sort((a, b) => Buffer.compare(lotOf(a), lotOf(b)))
    .slice(0, Math.ceil(others.length / 3))
  return [manual, ...drawn]
}

/** The windows that a file is walked in, with a seed one of them. What the manual shows is walked on the phone with scripts as well. */
function windowsOf(file: string): readonly string[] {
  const windows = file === manual ? ['scripts', 'no-scripts', 'narrow'] : ['scripts', 'no-scripts']
  return seed === undefined ? windows : windows.slice((lotOf(file).at(-1) ?? 0) % windows.length).slice(0, 1)
}

/** Tests of the files of this window, and those of all files tagged with it because one is enough or only one can walk them. */
function walkedIn(window: string, other: string) {
  const patterns = walked().map(file => {
    const name = file.replaceAll('.', '\\.')
    return windowsOf(file).includes(window) ? name : `${name}.*@${window}\\b`
  })
  return { name: window, grep: new RegExp(patterns.join('|')), grepInvert: new RegExp(`@${other}\\b`) }
}

/**
 * The journeys: on a desk with scripts, where axe looks at each page, and on the narrowest phone without scripts.
 */
export default defineConfig({
  testDir: folder,
  globalSetup: './test/journeys/prepare-province.ts',
  // One more than two cores, which only the lighter browser leaves room for: journeys also wait, for a hall that starts
  // and for what happens in the background.
  workers: launch().executablePath === chromium ? 2 : 3,
  timeout: 120_000,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { pathTemplate: '{testDir}/pictures/reference/{arg}{ext}' },
  },
  updateSnapshots: process.env.UPDATE_PICTURES ? 'all' : 'none',
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: launch(),
  },
  projects: [
    // First: one long file must not be left for the end, when nothing else keeps the other workers busy.
    { ...walkedIn('narrow', 'no-scripts'), use: { viewport: narrowest } },
    walkedIn('scripts', 'no-scripts'),
    { ...walkedIn('no-scripts', 'scripts'), use: { javaScriptEnabled: false, viewport: narrowest } },
  ],
})
