import { sql } from 'kysely'
import { refuse, type Tx } from '#platform'
import type { RightCode } from './check-code.ts'

/**
 * Consumes the code inside the command, so that it is single-use. @throws Refusal if a concurrent command used it
 * first.
 */
export async function useCode(tx: Tx, at: Date, code: RightCode): Promise<void> {
  const { rows } = await sql<{ first: boolean }>`
    select identity.use_code(${code.codeNo}, ${at}) as first`.execute(tx)
  if (!rows[0]?.first) refuse('conflict', '手机验证码已使用，请重新发送验证码。', 'smsCode')
}
