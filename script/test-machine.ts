import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

/** What the tests need from Debian, and how its presence shows. */
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

/** Installs what is missing when root; what is still missing then is named. */
export function missingPackages(): string[] {
  const missing = () => needs.filter(need => !need.present()).map(need => need.name)
  const before = missing()
  if (before.length === 0 || process.getuid?.() !== 0) return before
  const quiet = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...before], quiet)
  return missing()
}
