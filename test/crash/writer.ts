import { openPool, startPostgres } from '#platform'

/**
 * Opens the embedded server in a folder and inserts rows indefinitely, printing each number once its commit is
 * acknowledged; prints `server PID` first.
 */
const [folder = ''] = process.argv.slice(2)
const server = await startPostgres({ dataDir: folder, log: () => {} })
const pool = openPool({ ...server.connection, max: 1 })
await pool.query('create table if not exists acknowledged (n bigint primary key, twice bigint not null)')
const { rows } = await pool.query<{ pid: string }>(`select pg_read_file('postmaster.pid') as pid`)
process.stdout.write(`server ${rows[0]?.pid.split('\n')[0]}\n`)
const last = await pool.query<{ n: number }>('select coalesce(max(n), 0) as n from acknowledged')
for (let n = Number(last.rows[0]?.n) + 1; ; n += 1) {
  await pool.query('insert into acknowledged values ($1, $2)', [n, n * 2])
  process.stdout.write(`${n}\n`)
}
