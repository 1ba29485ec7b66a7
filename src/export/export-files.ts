import { type FileStore, openConfiguredStore, type Runtime } from '#platform'

/** Exported sheets lie apart from the materials of cases: they go after a week, materials stay. */
export const exportFiles = (runtime: Runtime): Promise<FileStore> =>
  openConfiguredStore(runtime.config, { folder: 'exports', log: () => {} })
