import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { startWatchdog } from './start-watchdog.ts'
import { strangerInLockFile } from './stranger-in-lock-file.ts'

const logLimit = 5_000_000

/** A server process that this process started. */
export interface Running {
  alive(): boolean
  stop(): Promise<void>
}

const settings = {
  listen_addresses: '',
  shared_buffers: '96MB',
  max_connections: '60',
  // Statement parameters contain personal data, so they must never be logged.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
  log_timezone: 'Asia/Shanghai',
}

/**
 * Starts the server in its own process group, so that Ctrl-C reaches us first, with a watchdog that stops it however we
 * exit: it waits on a pipe that only we hold open.
 */
export async function launch(cluster: Cluster): Promise<Running> {
  await shorten(cluster.logFile)
  const log = openSync(cluster.logFile, 'a')
  const options = Object.entries({
    ...settings,
    unix_socket_directories: cluster.socketDir,
    unix_socket_permissions: '0700',
  })
  const server = spawn(
    join(cluster.bin, 'postgres'),
    ['-D', cluster.clusterDir, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...cluster.user,
      cwd: cluster.dataDir,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...(await strangerInLockFile(cluster)) },
    },
  )
  closeSync(log)
  const ended = new Promise<void>(resolve => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  const watchdog = startWatchdog(server, cluster)
  const alive = () => server.pid !== undefined && server.exitCode === null && server.signalCode === null
  return {
    alive,
    async stop() {
      server.ref()
      watchdog.kill('SIGKILL')
      if (alive()) server.kill('SIGINT')
      await ended
    },
  }
}

async function shorten(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    found => found.size,
    () => 0,
  )
  if (size > logLimit) await truncate(logFile)
}
