import { existsSync } from 'node:fs'

/** Chromium as its users have it. */
export const chromium = '/usr/bin/chromium'

/**
 * Chromium without windows, where it is installed: the same pages in two thirds of the processor time. It asks its user
 * for nothing, and draws file fields a little lower.
 */
const headless = '/usr/bin/chromium-headless-shell'

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How a browser for the journeys is started. */
export const launch = (executablePath = existsSync(headless) ? headless : chromium) => ({
  executablePath,
  args,
})
