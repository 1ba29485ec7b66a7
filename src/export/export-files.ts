import { join } from 'node:path'
import { type FileStore, type House, openFileStore } from '#platform'

/** Exported sheets lie apart from the materials of cases: they go after a week, materials stay. */
export const exportFiles = (house: House): Promise<FileStore> =>
  openFileStore(join(house.config.dataDir, 'exports'))
