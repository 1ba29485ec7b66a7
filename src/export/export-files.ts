import { type FileStore, type House, houseFiles } from '#platform'

/** Exported sheets lie apart from the materials of cases: they go after a week, materials stay. */
export const exportFiles = (house: House): Promise<FileStore> =>
  houseFiles(house.config, { folder: 'exports', log: () => {} })
