import { parseArgs } from 'node:util'
import { continueRuns, orderRun, runByNo, writeResult } from '#entitlement'
import { command, query, queryAsHall } from '#identity'
import { ConfigFault, type Runtime, shownYuan } from '#platform'
import { countUnits } from '#registry'
import { playStory } from '../../demo/story.ts'
import { systemActing } from './system-acting.ts'

const usage = '用法：entitle --year 年度 --as-of YYYY-MM-DD --out 文件'

/**
 * 年度计算 from the command line: orders the run, carries it out (or resumes an interrupted one) and writes its result
 * as CSV. @throws ConfigFault for invalid arguments, Refusal for a missing or expired policy.
 */
export async function entitle(
  runtime: Runtime,
  words: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const order = orderOf(words)
  const acting = systemActing(runtime)
  const empty = (await queryAsHall(acting, countUnits)) === 0
  if (empty && runtime.config.demo) await playStory(runtime)
  const { runNo } = await command(acting, tx => orderRun(tx, acting, order))
  await continueRuns(runtime, {
    wait: true,
    progress: (no, units) => say(`第 ${no} 次计算：已完成 ${units} 户`),
  })
  const run = await query(acting, tx => runByNo(tx, runNo))
  const units = await writeResult(runtime, run, order.out)
  say(
    `${order.out}：${units} 户，符合条件 ${run.eligible} 户，须依申请 ${run.mustApply} 户，金额 ${shownYuan(run.amountFen)} 元`,
  )
}

function orderOf(words: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { year: text, 'as-of': text, out: text }
  const { year, 'as-of': asOf, out } = read()
  const rightDay = asOf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && isDay(asOf)
  if (!year || !/^\d{4}$/.test(year) || !rightDay || !out) throw new ConfigFault([usage])
  return { year: Number(year), asOf, out }

  function read() {
    try {
      return parseArgs({ args: [...words], options }).values
    } catch {
      throw new ConfigFault([usage])
    }
  }
}

const isDay = (day: string) => new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day
