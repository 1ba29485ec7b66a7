/**
 * A whole number as visitors send it, in an address, a form or a header; undefined for anything else. `digits` at most, so
 * that the database can hold it: twelve fit a bigint, nine an integer.
 */
export const wholeNumber = (text: string | readonly string[] | undefined, digits = 12): number | undefined =>
  typeof text === 'string' && /^\d+$/.test(text) && text.length <= digits ? Number(text) : undefined
