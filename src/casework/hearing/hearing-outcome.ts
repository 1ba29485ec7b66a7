/** How a hearing ended: the objection was right, or it was not. */
export type HearingOutcome = 'upheld' | 'declined'
