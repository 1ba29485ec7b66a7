import { refuse } from '#platform'

/** The verifier throws for everything that is wrong with an answer; to whoever sent it that is one refusal. */
export async function asRefusal<T>(verification: Promise<T>): Promise<T> {
  try {
    return await verification
  } catch (error) {
    // A fault of the database is none of the answer's.
    if (error instanceof Error && 'severity' in error) throw error
    return refuse('invalid', '通行密钥没有通过验证，或页面停留过久，请重新操作。', 'credential')
  }
}
