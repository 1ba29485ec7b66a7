import { defineConfig } from '@playwright/test'

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

/** The journeys, three ways: with scripts, without, and on the narrowest phone. */
export default defineConfig({
  testDir: 'test/journeys',
  workers: 2,
  timeout: 60_000,
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
    { name: 'scripts' },
    { name: 'no-scripts', use: { javaScriptEnabled: false } },
    { name: 'narrow', use: { viewport: { width: 320, height: 640 } } },
  ],
})
