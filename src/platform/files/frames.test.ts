import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openVault } from '../vault.ts'
import { clearBytes, headerBytes, sealing, unsealing } from './frames.ts'

beforeAll(() => openVault('a secret for tests only, long enough'))

const frame = 64 * 1024
const sealed = async (clear: Buffer, name = 'name') => {
  const seal = sealing()
  const frames = await buffer(seal.frames(Readable.from(pieces(clear))))
  return Buffer.concat([seal.header(name), frames])
}
const opened = (bytes: Buffer, name = 'name') => buffer(unsealing(Readable.from(pieces(bytes)), name))

/** Chunks as a network delivers them: not aligned with frames. */
function* pieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
}

test('round-trips content of any size, with the size known before opening', async () => {
  const sizes = fc.oneof(
    fc.integer({ min: 1, max: 3 * frame }),
    fc.constantFrom(1, frame - 1, frame, frame + 1, 2 * frame),
  )
  await fc.assert(
    fc.asyncProperty(sizes, async size => {
      const clear = Buffer.alloc(size, `content ${size}`)
      const file = await sealed(clear)
      expect(clearBytes(file.length)).toBe(size)
      expect((await opened(file)).equals(clear)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('detects any changed byte and never outputs wrong content', async () => {
  const clear = Buffer.alloc(2 * frame + 5, 'content')
  const file = await sealed(clear)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: file.length - 1 }), async at => {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(opened(changed)).rejects.toThrow('damaged')
    }),
    { numRuns: 40 },
  )
})

test('does not open when truncated, extended, reordered, under another name or another secret', async () => {
  const file = await sealed(Buffer.alloc(3 * frame, 'content'))
  const at = (no: number) => headerBytes + no * (frame + 16)
  const [header, one, two, three] = [
    file.subarray(0, at(0)),
    file.subarray(at(0), at(1)),
    file.subarray(at(1), at(2)),
    file.subarray(at(2)),
  ]
  for (const parts of [
    [],
    [header],
    [header, one],
    [header, one, two],
    [header, one, three],
    [header, two, one, three],
    [header, one, two, three, three],
  ]) {
    await expect(opened(Buffer.concat(parts))).rejects.toThrow('damaged')
  }
  await expect(opened(file, 'another')).rejects.toThrow('damaged')
  openVault('another secret, as long as the first')
  await expect(opened(file)).rejects.toThrow('damaged')
  openVault('a secret for tests only, long enough')
})
