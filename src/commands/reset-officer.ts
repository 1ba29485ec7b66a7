import { command, resetSecondFactorOf } from '#identity'
import { type Runtime, refuse } from '#platform'
import { systemActing } from './system-acting.ts'

export const resetUsage = 'reset-second-factor 用户名   重置一位经办人员的二次验证（没有其他管理员时使用）'

/** For an administrator who lost the second factor when no other administrator can reset it. */
export async function resetOfficer(
  runtime: Runtime,
  [login]: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  if (!login) return refuse('invalid', `用法：${resetUsage}`)
  await command(systemActing(runtime), tx => resetSecondFactorOf(tx, systemActing(runtime), login))
  say(`已重置 ${login} 的二次验证，下次登录时重新绑定。`)
}
