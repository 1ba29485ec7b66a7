import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SystemPostgres {
  readonly url: string
  readonly pid: number
  /** of its socket */
  readonly folder: string
  /** what the server writes to its log */
  readonly logFile: string
  stop(): void
}

/** Durability is off: test data may be lost. Benches that measure commits pass their own settings. */
const forTests = ['fsync=off', 'max_connections=100']

/** Starts Debian's PostgreSQL on a temporary cluster, reached through a private socket. */
export function startSystemPostgres(settings: readonly string[] = forTests): SystemPostgres {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  const root = '/usr/lib/postgresql'
  const logFile = join(folder, 'log')
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
      ...['listen_addresses=', ...settings].flatMap(setting => ['-c', setting]),
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', openSync(logFile, 'a')] },
  )
  execFileSync('/bin/sh', [
    '-c',
    `for i in $(seq 200); do [ -S "$1/.s.PGSQL.5432" ] && exit 0; sleep 0.05; done; exit 1`,
    'sh',
    folder,
  ])
  return {
    url: `postgres://tester@localhost/postgres?host=${encodeURIComponent(folder)}`,
    pid: server.pid ?? 0,
    folder,
    logFile,
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
