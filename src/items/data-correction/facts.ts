import { countEnded } from '#casework'
import {
  factsOn,
  figuresOfFacts,
  policies,
  policyInForce,
  registerFigures,
  registers,
  shownFigure,
} from '#entitlement'
import type { Acting } from '#identity'
import { businessDate, type Tx } from '#platform'
import { type UnitFacts, unitFacts } from '../unit-facts.ts'

export interface Facts extends UnitFacts {
  /** what each register says today, and the office that owns it */
  readonly onRecord: readonly { readonly figure: string; readonly value: string; readonly office: string }[]
  readonly asOf: string
  /** ended corrections of this unit, used as the subject of the next one */
  readonly ended: number
}

export async function factsOf(tx: Tx, acting: Acting, unitNo: string): Promise<Facts> {
  const unit = await unitFacts(tx, acting, unitNo)
  const policy = (await policyInForce(tx, Number(unit.year))) ?? policies()[0]
  const asOf = businessDate(acting.at)
  const facts = policy && (await factsOn(tx, unitNo, policy, asOf))
  return {
    ...unit,
    asOf,
    ended: await countEnded(tx, unitNo, 'data-correction'),
    onRecord: figuresOfFacts.map(name => ({
      figure: registerFigures[name].name,
      value: facts ? shownFigure(name, facts[name]) : '没有记录',
      office: registers[registerFigures[name].register].office,
    })),
  }
}
