import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

interface Package {
  readonly name: string
  readonly present: () => boolean
  /** without it the tests take longer */
  readonly optional?: boolean
}

/** Debian packages the tests need, and how to detect each. */
const needs: readonly Package[] = [
  { name: 'chromium', present: () => existsSync('/usr/bin/chromium') },
  {
    name: 'chromium-headless-shell',
    present: () => existsSync('/usr/bin/chromium-headless-shell'),
    optional: true,
  },
  { name: 'postgresql', present: () => existsSync('/usr/lib/postgresql') && hasServer() },
  {
    name: 'fonts-noto-cjk',
    present: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
  { name: 'poppler-utils', present: () => existsSync('/usr/bin/pdftotext') },
  { name: 'openssl', present: () => existsSync('/usr/bin/openssl') },
]

const hasServer = () =>
  readdirSync('/usr/lib/postgresql').some(version =>
    existsSync(`/usr/lib/postgresql/${version}/bin/postgres`),
  )

/** Installs missing packages if root. @returns the names of those still missing and not optional */
export function missingPackages(): string[] {
  const missing = needs.filter(need => !need.present())
  if (missing.length > 0 && process.getuid?.() === 0) {
    const quiet = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    spawnSync('apt-get', ['update', '-qq'], quiet)
    const install = (packages: readonly Package[]) =>
      packages.length === 0 ||
      spawnSync(
        'apt-get',
        ['install', '-y', '-qq', '--no-install-recommends', ...packages.map(need => need.name)],
        quiet,
      )
    install(missing.filter(need => !need.optional))
    // By itself: apt installs nothing where one of the names is unknown.
    install(missing.filter(need => need.optional))
  }
  return missing.filter(need => !need.optional && !need.present()).map(need => need.name)
}
