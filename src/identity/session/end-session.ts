import { hall, type Runtime, transact } from '#platform'
import { identity } from '../tables.ts'
import { hashOf } from './start-session.ts'

/** 退出系统: ends one session. */
export async function endSession(runtime: Runtime, token: string, at: Date): Promise<void> {
  await transact(runtime, hall, tx =>
    identity(tx)
      .updateTable('identity.session')
      .set({ ended_at: at })
      .where('token_hash', '=', hashOf(token))
      .where('ended_at', 'is', null)
      .execute(),
  )
}
