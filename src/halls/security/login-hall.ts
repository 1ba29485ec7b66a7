/** The halls with a login. */
export type LoginHall = 'person' | 'employer' | 'agency'
