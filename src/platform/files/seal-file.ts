import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { headerBytes, sealing } from './frames.ts'
import { type Bounds, receiveFile } from './receive-file.ts'

/**
 * Seals a stream into a new local file, bounded and synced; `nameOf` derives its name from what was received.
 * @throws UploadRefused as `receiveFile` does.
 */
export async function sealFile(
  stream: NodeJS.ReadableStream,
  path: string,
  bounds: Bounds,
  nameOf: (sha256: string) => string,
): Promise<{ sha256: string; bytes: number }> {
  const seal = sealing()
  const received = await receiveFile(stream, path, bounds, { ...seal, start: headerBytes })
  const file = await open(path, 'r+')
  try {
    await file.write(seal.header(nameOf(received.sha256)), 0, headerBytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  return received
}

/** Seals content that is in memory into a new local file, with one write and synced. */
export async function sealContent(content: Buffer, path: string, name: string): Promise<void> {
  const seal = sealing()
  const frames = await buffer(seal.frames(Readable.from([content])))
  const file = await open(path, 'wx', 0o600)
  try {
    await file.write(Buffer.concat([seal.header(name), frames]))
    await file.sync()
  } finally {
    await file.close()
  }
}
