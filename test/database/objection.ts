import { query } from '#identity'
import { employmentKey, employmentsOf } from '#registry'
import { employmentObjection } from '../../src/items/employment-objection/item.ts'
import { staffAddition } from '../../src/items/staff-addition/item.ts'
import type { TestRuntime } from './database.ts'
import { operator, sessionOf, submit, visitor } from './people.ts'
import { password, person, register } from './takeover.ts'
import { addRow, logIn, save } from './visits.ts'

const qi = { name: '孙七', idNo: '410783199506060016', mobile: '13800000021' }

/** 孙七, whom 长垣示例医疗器械有限公司 has added, objects. @returns the case, and the session of the person */
export async function objection(
  test: TestRuntime,
): Promise<{ readonly declarationId: string; readonly person: string }> {
  const clerk = test.as({ ...(await operator(test, '410783000002')), certificate: true })
  const added = await addRow(clerk, staffAddition, {
    into: { itemCode: staffAddition.code },
    values: { ...qi, fromMonth: '202308', wage: '6000' },
  })
  await submit(clerk, staffAddition, { declarationId: added })
  await register(test, qi)
  const acting = await person(test, qi.idNo)
  const [employment] = await query(acting, tx => employmentsOf(tx, acting.who.personNo))
  if (!employment) throw new Error('no employment')
  const values = {
    point: '从未在该单位工作',
    explanation: '我从来没有在这家单位工作过，不认识他们。',
    contactMobile: qi.mobile,
  }
  const declarationId = await save(acting, employmentObjection, values, undefined, employmentKey(employment))
  await submit(acting, employmentObjection, { declarationId })
  const at = test.runtime.clock.now().toISOString()
  const session = await sessionOf(logIn(test.as(visitor, at), { kind: 'person', login: qi.idNo, password }))
  return { declarationId, person: session }
}
