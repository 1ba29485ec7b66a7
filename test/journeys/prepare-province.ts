import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { projectFile } from '#project-file'
import { builtProgram, dataFolder, startHall } from './start-hall.ts'

/** Creates the demonstration province once a run; halls that are tested start from copies of its folder. */
export default async function prepareProvince(): Promise<() => Promise<void>> {
  const folder = await dataFolder()
  execFileSync(projectFile('script/setup'), { stdio: 'ignore' })
  const hall = await startHall(folder, builtProgram)
  await hall.stop()
  process.env.PREPARED_PROVINCE = folder
  return () => rm(folder, { recursive: true, force: true })
}
