import { chown, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { backupRole } from '../roles/create-roles.ts'
import { retryCollision } from '../roles/retry-collision.ts'
import { scramVerifier } from '../roles/scram-verifier.ts'
import { type Cluster, owner } from './cluster.ts'
import type { Passwords } from './passwords.ts'

const rules = `# Written by the hall: every role proves itself by password, also on this private socket.
local all all scram-sha-256
`

/**
 * Ends the trust that a new cluster, or one of an earlier version, has in everybody on its socket: gives owner and
 * backup role their passwords, then lets nobody in without one. Killed in between, the next start does it again.
 */
export async function requirePasswords(cluster: Cluster, passwords: Passwords): Promise<void> {
  const file = join(cluster.clusterDir, 'pg_hba.conf')
  if ((await readFile(file, 'utf8')) === rules) return
  const client = new Client({
    host: cluster.socketDir,
    user: owner,
    password: passwords.owner,
    database: 'postgres',
  })
  await client.connect()
  const change = (statement: string) => retryCollision(() => client.query(statement))
  try {
    await change(
      `do $$ begin create role ${backupRole} bypassrls; exception when duplicate_object then null; end $$`,
    )
    await change(`alter role ${backupRole} login bypassrls password '${scramVerifier(passwords.backup)}'`)
    await change(`alter role ${owner} password '${scramVerifier(passwords.owner)}'`)
    await write(cluster, file)
    await client.query('select pg_reload_conf()')
  } finally {
    await client.end()
  }
}

async function write({ user }: Cluster, file: string): Promise<void> {
  const half = `${file}.${process.pid}`
  await writeFile(half, rules, { mode: 0o600 })
  if (user) await chown(half, user.uid, user.gid)
  await rename(half, file)
}
