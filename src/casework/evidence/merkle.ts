import { createHash } from 'node:crypto'

export const hashBytes = 32

/** The hash of a leaf (RFC 6962 §2.1), which can never equal that of a node. */
export const leafHash = (data: string | Buffer): Buffer =>
  createHash('sha256').update(Buffer.of(0)).update(data).digest()

const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()

/** Offset and length of each level in a tree of `size` leaves. */
function levelsOf(size: number): { readonly start: number; readonly count: number }[] {
  const levels = [{ start: 0, count: size }]
  for (let count = size, start = 0; count > 1; ) {
    start += count
    count = Math.ceil(count / 2)
    levels.push({ start, count })
  }
  return levels
}

/**
 * All hashes of a Merkle tree, leaves first, level by level. On an odd level the last hash is promoted unchanged, which
 * gives the trees of RFC 6962.
 * @param leaves leaf hashes, 32 bytes each, at least one
 * @param breathe called at intervals, so that a large tree does not block the event loop
 */
export async function buildTree(
  leaves: Buffer,
  breathe: () => Promise<void> = async () => {},
): Promise<Buffer> {
  const levels = levelsOf(leaves.length / hashBytes)
  const tree = Buffer.alloc(levels.reduce((sum, level) => sum + level.count, 0) * hashBytes)
  leaves.copy(tree)
  const at = (position: number) => tree.subarray(position * hashBytes, (position + 1) * hashBytes)
  for (const [index, below] of levels.slice(0, -1).entries()) {
    const { start, count } = levels[index + 1] ?? below
    for (let i = 0; i < count; i += 1) {
      const left = at(below.start + 2 * i)
      const paired = 2 * i + 1 < below.count
      const hash = paired ? nodeHash(left, at(below.start + 2 * i + 1)) : left
      hash.copy(tree, (start + i) * hashBytes)
      if (i % 10_000 === 9999) await breathe()
    }
  }
  return tree
}

export const rootOf = (tree: Buffer): Buffer => tree.subarray(tree.length - hashBytes)

/** Positions of the hashes that prove leaf `index` in a tree of `size` leaves, lowest level first. */
export function pathPositions(index: number, size: number): number[] {
  return levelsOf(size).flatMap(({ start, count }, level) => {
    const sibling = Math.floor(index / 2 ** level) ^ 1
    return count > 1 && sibling < count ? [start + sibling] : []
  })
}

/** The root computed from a leaf and its path (RFC 9162 §2.1.3.2); undefined when they fit no tree of that size. */
export function rootFromPath(
  leaf: Buffer,
  of: { readonly index: number; readonly size: number; readonly path: readonly Buffer[] },
): Buffer | undefined {
  if (of.index < 0 || of.index >= of.size) return undefined
  let [place, last, hash] = [of.index, of.size - 1, leaf]
  for (const sibling of of.path) {
    if (last === 0) return undefined
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      while (place % 2 === 0 && place > 0) [place, last] = [place >> 1, last >> 1]
    } else hash = nodeHash(hash, sibling)
    ;[place, last] = [place >> 1, last >> 1]
  }
  return last === 0 ? hash : undefined
}
