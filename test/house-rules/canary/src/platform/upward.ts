import { cases } from '../casework/index.ts'

/** Planted: the ground must not know what stands on it. The arrows step must fail on this file. */
export const wrong = cases
