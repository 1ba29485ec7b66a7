/** HTTP status of a refusal. */
export const statusOf = {
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  'not-found': 404,
  'too-many': 429,
  'signed-out': 401,
} as const
