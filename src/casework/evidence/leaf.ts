import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Key } from '../key.ts'
import { leafHash } from './merkle.ts'

/** The head of a declaration's chain: number and hash of its last event. */
export interface Head extends Key {
  readonly seq: number
  readonly hash: Buffer
}

/** A chain's leaf in a day's tree: the declaration, the number of events, and the hash of the last. */
export function leafOf({ unitNo, declarationId, seq, hash }: Head): Buffer {
  return leafHash(canonicalize({ unitNo, declarationId, seq, head: hash.toString('hex') }) ?? '')
}

/** The published root over all chains at the end of a day. */
export interface DailyRoot {
  /** YYYY-MM-DD */
  readonly day: string
  readonly chains: number
  readonly root: Buffer
  /** `chained` of the previous day; zeros on the first */
  readonly previous: Buffer
  readonly chained: Buffer
}

/** Hash over the root and the previous day's hash, so that the newest one commits to all days. */
export function chainedRoot({ day, chains, root, previous }: Omit<DailyRoot, 'chained'>): Buffer {
  return createHash('sha256')
    .update(Buffer.of(2))
    .update(previous)
    .update(root)
    .update(`${day}/${chains}`)
    .digest()
}
