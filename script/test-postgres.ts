import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface SystemPostgres {
  readonly url: string
  stop(): void
}

/** Starts Debian's PostgreSQL on a temporary cluster, reached through a private socket. */
export function startSystemPostgres(): SystemPostgres {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  const root = '/usr/lib/postgresql'
  const version = readdirSync(root)
    .map(Number)
    .filter(number => existsSync(join(root, String(number), 'bin/postgres')))
    .sort((one, other) => other - one)[0]
  const bin = join(root, String(version), 'bin')
  const user = process.getuid?.() === 0 ? postgresUser(folder) : {}
  execFileSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'tester', '-A', 'trust', '--locale=C.UTF-8', '-N'],
    {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    },
  )
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      join(folder, 'data'),
      '-k',
      folder,
      '-c',
      'listen_addresses=',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=100',
    ],
    { ...user, cwd: folder, stdio: 'ignore' },
  )
  execFileSync('/bin/sh', [
    '-c',
    `for i in $(seq 200); do [ -S "$1/.s.PGSQL.5432" ] && exit 0; sleep 0.05; done; exit 1`,
    'sh',
    folder,
  ])
  return {
    url: `postgres://tester@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop() {
      server.kill('SIGINT')
      execFileSync('/bin/sh', [
        '-c',
        'while kill -0 "$1" 2>/dev/null && ! grep -q ") Z " /proc/"$1"/stat; do sleep 0.05; done',
        'sh',
        String(server.pid),
      ])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function postgresUser(folder: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString())
  const user = { uid: id('-u'), gid: id('-g') }
  chownSync(folder, user.uid, user.gid)
  return user
}
