import { type Acting, type OfficerActor, officerRoles, officersIn } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import { changeDeclaration } from '../change-declaration.ts'
import type { DeclarationRow } from '../declaration.ts'
import type { Item } from '../item.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { officersFor } from './officers-for.ts'

export interface HandingOver {
  readonly declarationId: string
  /** account of the officer who takes the case */
  readonly to: number
}

/**
 * 转办: assigns a case to an officer of its area whose post takes the next step. Supervisors (复核岗, 省级管理员) may assign to
 * any such officer; other officers may only take a case over themselves, so that no case waits for an absent colleague.
 * Assigning to the current handler is a no-op.
 * @throws Refusal for a wrong person, post or state.
 */
export async function handOver(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  { declarationId, to }: HandingOver,
): Promise<void> {
  const { who } = acting
  if (to !== who.accountNo && !maySupervise(who)) {
    refuse('forbidden', `转给他人办理由${officerRoles.review}或${officerRoles.admin}操作。`)
  }
  const row = await lockDeclaration(tx, declarationId)
  if (row.handler_no === to) return
  const officer = await handlerFor(tx, getItem(catalogue, row.item_code), row, to)
  const words = to === who.accountNo ? '转为本人办理' : `转由${officer.name}办理`
  await changeDeclaration(tx, acting, row, {
    columns: { handler_no: to, handler_name: officer.name },
    events: [{ verb: 'handOver', words, data: { to: String(to) } }],
  })
}

/** Whether an officer may assign cases to others. */
export const maySupervise = ({ role }: OfficerActor): boolean => role === 'review' || role === 'admin'

async function handlerFor(tx: Tx, item: Item, row: DeclarationRow, to: number): Promise<OfficerActor> {
  if (row.state !== 'submitted' && row.state !== 'accepted') {
    refuse('conflict', '该业务不在办理中，不能转办，请刷新页面查看最新状态。')
  }
  const able = officersFor(item, row, await officersIn(tx, row.area_code))
  return (
    able.find(one => one.accountNo === to) ??
    refuse('invalid', '所选人员不能办理该业务的当前环节，请选择本统筹区相应岗位的人员。', 'to')
  )
}
