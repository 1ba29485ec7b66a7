import { checkEvidence } from '#casework'
import type { Runtime } from '#platform'
import { systemActing } from './system-acting.ts'

/** `verify`: checks all evidence in the database and lists every failure. @returns whether everything is valid */
export async function verifyEvidence(runtime: Runtime, say: (line: string) => void): Promise<boolean> {
  const found = await checkEvidence(systemActing(runtime), fault => say(`不成立：${fault}`))
  say(
    `核验 ${found.declarations} 笔业务的 ${found.events} 条记录、${found.signatures} 个签章、${found.files} 个电子材料文件和 ${found.days} 天的存证，${found.faults === 0 ? '全部成立' : `${found.faults} 处不成立`}`,
  )
  return found.faults === 0
}
