import type { Inspected } from './judge/judgement.ts'

/** A durably stored file. */
export interface StoredFile extends Inspected {
  readonly sha256: string
  readonly bytes: number
  /** false while it is judged in the background: until then the rest is what it claims to be */
  readonly judged: boolean
}
