import type { ByteSource } from './csv/byte-source.ts'

/** Enough to tell what a file is, and for its header. */
export const startBytes = 64 * 1024

/** The first 64 KB of a file. */
export async function startOf(file: ByteSource): Promise<Buffer> {
  const buffer = Buffer.alloc(startBytes)
  const { bytesRead } = await file.read(buffer, 0, startBytes, 0)
  return buffer.subarray(0, bytesRead)
}
