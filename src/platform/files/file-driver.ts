import type { Readable } from 'node:stream'

/** Where sealed files lie. Knows names and bytes, nothing of what is in them. */
export interface FileDriver {
  /** Takes a finished local file; when it answers, the file is there whole and outlasts a power cut. */
  put(name: string, path: string): Promise<void>
  /** undefined when there is no such file */
  get(name: string): Promise<{ readonly stream: Readable; readonly bytes: number } | undefined>
  remove(name: string): Promise<void>
}
