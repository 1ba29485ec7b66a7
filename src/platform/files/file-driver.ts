import type { Readable } from 'node:stream'

/** Storage for sealed files. Handles names and bytes without knowing the content. */
export interface FileDriver {
  /** Stores a finished local file; on return it is complete and survives a power cut. */
  put(name: string, path: string): Promise<void>
  /** undefined if the file does not exist */
  get(name: string): Promise<{ readonly stream: Readable; readonly bytes: number } | undefined>
  remove(name: string): Promise<void>
}
