import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Key } from '../record-event.ts'
import { leafHash } from './merkle.ts'

/** Where the chain of one declaration ended: the number and hash of its last line. */
export interface Head extends Key {
  readonly seq: number
  readonly hash: Buffer
}

/** The leaf of a chain in the tree of a day: which declaration, how many lines, and the hash of the last. */
export function leafOf({ unitNo, declarationId, seq, hash }: Head): Buffer {
  return leafHash(canonicalize({ unitNo, declarationId, seq, head: hash.toString('hex') }) ?? '')
}

/** The published root over all chains as they stood at the end of a day. */
export interface DailyRoot {
  /** YYYY-MM-DD */
  readonly day: string
  readonly chains: number
  readonly root: Buffer
  /** `chained` of the day before; zeros on the first */
  readonly previous: Buffer
  readonly chained: Buffer
}

/** Root and day before in one hash: whoever knows the newest of these knows all days. */
export function chainedRoot({ day, chains, root, previous }: Omit<DailyRoot, 'chained'>): Buffer {
  return createHash('sha256')
    .update(Buffer.of(2))
    .update(previous)
    .update(root)
    .update(`${day}/${chains}`)
    .digest()
}
