import { type FileStore, openConfiguredStore, type Runtime } from '#platform'

/** Exports live apart from case materials: exports are deleted after a week, materials are kept. */
export const exportFiles = (runtime: Runtime): Promise<FileStore> =>
  openConfiguredStore(runtime.config, { folder: 'exports', log: () => {} })
