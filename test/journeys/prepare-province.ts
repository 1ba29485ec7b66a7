import { rm } from 'node:fs/promises'
import { dataFolder, startHall } from './start-hall.ts'

/** Creates the demonstration province once; every journey's hall starts from a copy of its folder. */
export default async function prepareProvince(): Promise<() => Promise<void>> {
  const folder = await dataFolder()
  const hall = await startHall(folder, 'src/main.ts')
  await hall.stop()
  process.env.PREPARED_PROVINCE = folder
  return () => rm(folder, { recursive: true, force: true })
}
