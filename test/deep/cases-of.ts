import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** The numbered cases of a long kind; each draws from a stream of its own (random.ts). */
export interface Cases {
  readonly seed: number
  /** where an interrupted run goes on */
  readonly from: number
  /** how many there are, those before `from` included */
  readonly count: number
  /** all cases below `no` are done */
  reach(no: number): void
}

/** Where a run has got to, kept by `./script/test deep` between runs. */
export const placeSchema = z.object({ done: z.number(), seconds: z.number() })

/** Writing after every case would cost more than the case. */
const restMs = 2000

/**
 * `DEEP_COUNT` and `DEEP_SEED` say how many and which, `DEEP_FROM` where to begin, such as at a case that failed. With
 * `DEEP_PLACE`, a folder, the place is kept there under `name`.
 */
export function casesOf(name: string, sample: number): Cases {
  const { DEEP_COUNT, DEEP_SEED, DEEP_FROM, DEEP_PLACE } = process.env
  const count = Number(DEEP_COUNT ?? sample)
  const kept = DEEP_PLACE === undefined ? undefined : join(DEEP_PLACE, `${name}.json`)
  const before = kept === undefined ? undefined : placeIn(kept)
  const began = Date.now()
  let written = began
  return {
    seed: Number(DEEP_SEED ?? 1),
    from: Math.min(Number(DEEP_FROM ?? before?.done ?? 0), count),
    count,
    reach(no) {
      if (kept === undefined || (no < count && Date.now() - written < restMs)) return
      written = Date.now()
      mkdirSync(dirname(kept), { recursive: true })
      const seconds = (before?.seconds ?? 0) + (written - began) / 1000
      writeFileSync(kept, JSON.stringify({ done: no, seconds }))
    },
  }
}

/** What is kept of a run, if any. */
export function placeIn(path: string): z.output<typeof placeSchema> | undefined {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
