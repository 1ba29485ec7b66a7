import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { openFileStore, openVault } from '#platform'
import { folderFor, median } from './hall.ts'

const rounds = 3
const papers = 20
const photographs = 4

/**
 * Files stored (encrypted, checked, synced) per second, sequentially, against copying the same bytes into a folder with
 * the same sync; and the cost of re-encoding a photograph.
 */
export async function benchUploads(): Promise<Record<string, string>> {
  openVault('a secret for measuring only, long enough')
  const folder = await folderFor('uploads')
  const store = await openFileStore(join(folder.path, 'store'))
  const taken: number[] = []
  const copied: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const files = Array.from({ length: papers }, paper)
    const sources = await written(folder.path, files)
    taken.push(await perSecond(sources, async path => void (await store.take(createReadStream(path)))))
    copied.push(await perSecond(sources, path => copy(path, `${path}.copy`)))
  }
  const photograph = await camera()
  const drawn = await perSecond(Array(photographs).fill(photograph), async bytes => {
    await store.take(Readable.from([bytes]))
  })
  const large = randomBytes(200 * 1024 * 1024)
  const began = performance.now()
  const { sha256 } = await store.keep(Readable.from(slices(large)))
  const kept = performance.now()
  await pipeline((await store.read(sha256)).stream, createHash('sha256'))
  const read = performance.now()
  const size = (
    await buffer((await store.read((await store.take(Readable.from([photograph]))).sha256)).stream)
  ).length
  await folder.remove()
  return {
    'PDFs of 1 MB taken a second': median(taken).toFixed(1),
    'floor: the same files copied and synced, a second': median(copied).toFixed(1),
    'ratio hall / floor': median(taken.map((speed, i) => speed / (copied[i] ?? 0))).toFixed(3),
    'photographs of 12 million pixels a second': drawn.toFixed(2),
    're-encoded photograph, share of its size': (size / photograph.length).toFixed(2),
    '200 MB sealed, MB a second': (200_000 / (kept - began)).toFixed(0),
    '200 MB opened, MB a second': (200_000 / (read - kept)).toFixed(0),
  }
}

/** One page with a megabyte of incompressible picture. */
function paper(): Buffer {
  const picture = randomBytes(1024 * 1024)
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj\n',
    ),
    Buffer.from('3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n'),
    Buffer.from(`4 0 obj<</Filter/DCTDecode/Length ${picture.length}>>stream\n`),
    picture,
    Buffer.from('\nendstream endobj\nstartxref\n0\n%%EOF\n'),
  ])
}

const camera = () =>
  sharp({
    create: {
      width: 4000,
      height: 3000,
      channels: 3,
      background: '#eee',
      noise: { type: 'gaussian', mean: 200, sigma: 12 },
    },
  })
    .jpeg({ quality: 92 })
    .toBuffer()

function* slices(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

async function written(folder: string, files: readonly Buffer[]): Promise<string[]> {
  return await Promise.all(
    files.map(async (bytes, i) => {
      const path = join(folder, `${i}.pdf`)
      await rm(path, { force: true })
      await rm(`${path}.copy`, { force: true })
      await writeFile(path, bytes)
      return path
    }),
  )
}

const copy = (from: string, to: string) =>
  pipeline(createReadStream(from), createWriteStream(to, { flush: true }))

async function perSecond<T>(things: readonly T[], run: (thing: T) => Promise<void>): Promise<number> {
  const began = performance.now()
  for (const thing of things) await run(thing)
  return (things.length / (performance.now() - began)) * 1000
}
