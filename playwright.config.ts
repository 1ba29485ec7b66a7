import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { chromium, launch } from './test/journeys/launch.ts'

const narrowest = { width: 320, height: 640 }

const folder = 'test/journeys'

/** The windows that a journey can be walked in. What the manual shows is walked on the phone with scripts as well. */
const windowsOf = (file: string) =>
  file === 'manual.spec.ts' ? ['scripts', 'no-scripts', 'narrow'] : ['scripts', 'no-scripts']

/**
 * The files of which `JOURNEY_SEED` has drawn this window, so that a run walks every journey once and the runs together
 * all of them; without a seed, all files.
 */
function drawn(window: string): readonly string[] {
  const files = readdirSync(folder).filter(name => name.endsWith('.spec.ts'))
  const seed = process.env.JOURNEY_SEED
  if (seed === undefined) return files.filter(file => windowsOf(file).includes(window))
  const lot = (file: string) => createHash('sha256').update(`${seed} ${file}`).digest()[0] ?? 0
  return files.filter(file => windowsOf(file)[lot(file) % windowsOf(file).length] === window)
}

/** Tests of the drawn files, and those tagged with this window because one is enough for them or only one can walk them. */
function walkedIn(window: string, other: string) {
  const files = drawn(window).map(file => file.replaceAll('.', '\\.'))
  return {
    name: window,
    grep: new RegExp([...files, `@${window}\\b`].join('|')),
    grepInvert: new RegExp(`@${other}\\b`),
  }
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
    walkedIn('scripts', 'no-scripts'),
    { ...walkedIn('no-scripts', 'scripts'), use: { javaScriptEnabled: false, viewport: narrowest } },
    { ...walkedIn('narrow', 'no-scripts'), use: { viewport: narrowest } },
  ],
})
