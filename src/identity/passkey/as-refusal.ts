import { refuse } from '#platform'

/** Turns every verification error into the same refusal, so the sender learns no details. */
export async function asRefusal<T>(verification: Promise<T>): Promise<T> {
  try {
    return await verification
  } catch {
    return refuseUnverified()
  }
}

/** @throws Refusal 'invalid' at `credential`. */
export const refuseUnverified = () =>
  refuse('invalid', '通行密钥没有通过验证，或页面停留过久，请重新操作。', 'credential')
