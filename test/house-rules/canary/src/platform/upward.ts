import { cases } from '../casework/index.ts'

/** Planted violation: the platform must not import a higher room. The arrows step must fail on this file. */
export const wrong = cases
