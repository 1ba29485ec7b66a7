/** The halls that people log in to. */
export type LoginHall = 'person' | 'employer' | 'agency'
