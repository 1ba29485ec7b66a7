import { recompute } from '#entitlement'
import type { Runtime } from '#platform'

/** 重算核对: recomputes every stored decision and lists the differences; exits with 1 if there are any. */
export async function recomputeAll(runtime: Runtime, say: (line: string) => void): Promise<void> {
  const { runs, decisions, differences } = await recompute(runtime, say)
  say(`重算 ${runs} 次计算的 ${decisions} 个决定，不一致 ${differences} 个`)
  if (differences > 0) process.exitCode = 1
}
