import type { ToDo } from '#casework'
import { pushedDecision } from '#entitlement'
import type { OperatorActor } from '#identity'
import { businessYear, type Fen, shownYuan, type Tx } from '#platform'
import { Buttons, LinkButton, Notice } from '#ui'
import { paths } from '../filing/paths.ts'
import type { Visit } from '../serving/visit.ts'
import { itemBehind } from './entitlement/item-button.tsx'

/** A pushed amount and the address of the form that confirms it. */
export interface Pushed {
  readonly amountFen: Fen
  readonly form: string
}

/** 免申即享: the pushed amount, while the unit has not started to confirm it. */
export async function pushedToDo(
  tx: Tx,
  { acting, catalogue }: Visit<OperatorActor>,
  begun: ToDo,
): Promise<Pushed | undefined> {
  const item = itemBehind(catalogue, 'apply')
  const year = businessYear(acting.at)
  const pushed = await pushedDecision(tx, acting.who.unitNo, year)
  if (pushed?.decision !== 'eligible' || !item || begun.isActive(item.code, String(year))) return undefined
  return { amountFen: pushed.amountFen, form: paths('employer').form(item.code) }
}

/** The to-do with its amount and a button to confirm it. */
export function PushedToDo({ pushed }: { readonly pushed: Pushed | undefined }) {
  if (!pushed) return null
  return (
    <Notice tone="warning" title={`稳岗返还待确认：核定金额 ${shownYuan(pushed.amountFen)} 元`}>
      <p>贵单位符合本年度免申即享条件。请核对联系方式和银行账户，保存后提交，资金才能拨付。</p>
      <Buttons>
        <LinkButton href={pushed.form} small>
          去确认
        </LinkButton>
      </Buttons>
    </Notice>
  )
}
