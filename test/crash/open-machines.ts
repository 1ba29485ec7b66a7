import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import S3rver from 's3rver'
import { startSystemPostgres } from '../../script/test-postgres.ts'
import { builtProgram, dataFolder, type RunningHall, startHall } from '../journeys/start-hall.ts'

export interface Machines {
  /** what all machines are told */
  readonly settings: Readonly<Record<'DATABASE_URL' | 'HALL_SECRET', string> & Record<string, string>>
  folder(machine: number): string
  start(machine: number, more?: Readonly<Record<string, string>>): Promise<RunningHall>
  close(): Promise<void>
}

/** Machines with a folder each and nothing else of their own: one PostgreSQL and one bucket serve all of them. */
export async function openMachines(): Promise<Machines> {
  const postgres = startSystemPostgres()
  const folders = await Promise.all([dataFolder(), dataFolder(), dataFolder()])
  const folder = (machine: number) => folders[machine] ?? ''
  const bucket = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder(0), 'bucket'),
    configureBuckets: [{ name: 'hall' }],
  })
  const { port } = await bucket.run()
  const settings = {
    DATABASE_URL: postgres.url,
    HALL_SECRET: 'one secret for all machines of this test',
    FILES_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    FILES_S3_BUCKET: 'hall',
    FILES_S3_KEY: 'S3RVER',
    FILES_S3_SECRET: 'S3RVER',
  }
  return {
    settings,
    folder,
    start: (machine, more) => startHall(folder(machine), builtProgram, { ...settings, ...more }),
    async close() {
      await bucket.close()
      postgres.stop()
      await Promise.all(folders.map(one => rm(one, { recursive: true, force: true })))
    },
  }
}
