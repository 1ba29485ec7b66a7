import type { z } from 'zod'
import type { Acting } from '#identity'
import { businessDate, Refusal, type Tx } from '#platform'
import { endEmployments, getPerson, getUnit, openMonth, undoOpenings } from '#registry'
import { type Facts, factsOf } from './facts.ts'
import { points, type schema } from './form.ts'

/** What an upheld objection certainly means for the register: the rest is for the officer's words. */
export type Correction = 'undo' | 'end' | 'none'

/** Somebody who never worked there was not insured there; the other points leave open what is right instead. */
export function correctionOf(
  { employment, billed }: Pick<Facts, 'employment' | 'billed'>,
  { point }: Pick<z.output<typeof schema>, 'point'>,
): Correction {
  if (point !== points.never || employment?.entered.source !== 'unit' || employment.end) return 'none'
  return billed ? 'end' : 'undo'
}

const done: Readonly<Record<Exclude<Correction, 'none'>, string>> = {
  undo: '系统已撤销这条增员登记',
  end: '系统已停止这条参保；已核定月份的费款须另行处理',
}

/** 其他中断: whether it counts for the layoff rate is for an officer to say. */
const neverWorked = '229'

export interface Settled {
  readonly unitNo: string
  readonly declarationId: string
  readonly subject: string
}

/**
 * Corrects the register where that is certain. Where it cannot be, as when the unit declared something else meanwhile,
 * nothing is changed, and the decision stands. @returns what was done, in words
 */
export async function correct(
  tx: Tx,
  acting: Acting,
  { unitNo, declarationId, subject }: Settled,
  data: z.output<typeof schema>,
): Promise<string> {
  const facts = await factsOf(tx, acting, unitNo, subject)
  const correction = correctionOf(facts, data)
  const { employment } = facts
  if (correction === 'none' || !employment) return '系统没有自动更正登记，请按办理意见处理'
  const on = businessDate(acting.at)
  try {
    if (correction === 'undo') await undoOpenings(tx, { unitNo, by: [employment.entered.by] })
    else {
      const { name, idNo } = await getPerson(tx, facts.personNo)
      const month = openMonth(on, (await getUnit(tx, unitNo)).areaCode)
      const ended = { idNo, name, month, reason: neverWorked, by: `objection:${declarationId}` }
      await endEmployments(tx, { unitNo, on }, [ended])
    }
    return done[correction]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `系统没有自动更正登记，请按办理意见处理：${error.message}`
  }
}
