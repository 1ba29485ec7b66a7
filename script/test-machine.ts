import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

/** Debian packages the tests need, and how to detect each. */
const needs: readonly { readonly name: string; readonly present: () => boolean }[] = [
  { name: 'chromium', present: () => existsSync('/usr/bin/chromium') },
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

/** Installs missing packages if root. @returns the names of those still missing. */
export function missingPackages(): string[] {
  const missing = () => needs.filter(need => !need.present()).map(need => need.name)
  const before = missing()
  if (before.length === 0 || process.getuid?.() !== 0) return before
  const quiet = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...before], quiet)
  return missing()
}
