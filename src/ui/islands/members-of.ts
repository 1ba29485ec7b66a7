interface Members {
  readonly [name: string]: unknown
}

/** The members of a value received from elsewhere, to be checked one by one; none if it is no object. */
export const membersOf = (value: unknown): Members => (isObject(value) ? value : {})

const isObject = (value: unknown): value is Members => Object(value) === value
