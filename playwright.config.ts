import { defineConfig } from '@playwright/test'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

const narrowest = { width: 320, height: 640 }

/**
 * The journeys, twice: on a desk with scripts, where axe looks at each page, and on the narrowest phone without
 * scripts. What the manual shows is walked on that phone with scripts as well. A journey that one window is enough
 * for, or that only one can walk, is tagged with it.
 */
export default defineConfig({
  testDir: 'test/journeys',
  globalSetup: './test/journeys/prepare-province.ts',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: '/usr/bin/chromium', args: [...flags, ...quiet] },
  },
  projects: [
    { name: 'scripts', grepInvert: /@no-scripts/ },
    { name: 'no-scripts', grepInvert: /@scripts/, use: { javaScriptEnabled: false, viewport: narrowest } },
    { name: 'narrow', use: { viewport: narrowest }, testMatch: 'manual.spec.ts' },
  ],
})
