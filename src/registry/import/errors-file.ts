import { constants } from 'node:fs'
import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import { refuse } from '#platform'
import type { LineFault } from './kinds.ts'

/** The error list of an import: `file,line,column,reason`, in line order; it has rows that were taken with a doubt too. */
export interface ErrorsFile {
  readonly path: string
  /**
   * Writes faults after the first `kept` bytes and syncs; truncates what an interrupted attempt left.
   * @returns the new length of the list; 0, and no file, while there are no faults.
   */
  write(faults: readonly LineFault[], kept: number): Promise<number>
  close(): Promise<void>
}

const head = 'file,line,column,reason\n'

export const errorsPath = (path: string) => `${path}.errors.csv`

/** Whether the list on disk still has at least the recorded length. */
export async function hasErrors(path: string, kept: number): Promise<boolean> {
  if (kept === 0) return true
  const found = await stat(errorsPath(path)).catch(() => undefined)
  return found !== undefined && found.size >= kept
}

/** The error list of a file that its faults call `name`; a new import deletes an older list. */
export async function openErrorsFile(path: string, name: string, kept: number): Promise<ErrorsFile> {
  const list = errorsPath(path)
  if (kept === 0) await rm(list, { force: true })
  let file: FileHandle | undefined
  return {
    path: list,
    async write(faults, keep) {
      if (faults.length === 0) return keep
      file ??= await openList(list)
      const rows = faults.map(({ line, column, reason }) => [name, line, column, reason])
      const bytes = Buffer.from((keep === 0 ? head : '') + stringify(rows))
      await file.truncate(keep)
      await file.write(bytes, 0, bytes.length, keep)
      await file.datasync()
      return keep + bytes.length
    },
    close: async () => await file?.close(),
  }
}

async function openList(path: string): Promise<FileHandle> {
  return await open(path, constants.O_RDWR | constants.O_CREAT, 0o600).catch(() =>
    refuse('invalid', `不能在该文件夹写入错误清单：${path}`),
  )
}
