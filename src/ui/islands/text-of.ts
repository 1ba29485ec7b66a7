/** A received value if it is a text; otherwise none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
