import { type ChildProcess, spawn } from 'node:child_process'
import type { Cluster } from './cluster.ts'

export function startWatchdog(server: ChildProcess, cluster: Cluster): ChildProcess {
  const watchdog = spawn(
    '/bin/sh',
    ['-c', 'cat >/dev/null; kill -INT "$1" 2>/dev/null', 'sh', String(server.pid)],
    {
      ...cluster.user,
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: {},
    },
  )
  watchdog.stdin?.on('error', () => {})
  watchdog.unref()
  server.unref()
  return watchdog
}
