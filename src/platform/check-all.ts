import { type Finding, Refusal } from './refusal.ts'

/**
 * Makes several checks of one form, so that all its faults are shown in one go.
 * @throws Refusal 'invalid' with the findings of all; any other error at once.
 */
export async function checkAll(...checks: readonly (() => unknown)[]): Promise<void> {
  const refusals: Refusal[] = []
  for (const check of checks) {
    try {
      await check()
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'invalid')) throw error
      refusals.push(error)
    }
  }
  if (refusals.length === 0) return
  const findings: Finding[] = refusals.flatMap(refusal => refusal.findings)
  throw new Refusal('invalid', findings, { keeps: refusals.some(refusal => refusal.keeps) })
}
