import { sql } from 'kysely'
import type { Acting, Member } from '#identity'
import { businessDate, startOfDay, type Tx } from '#platform'
import { type Declaration, declarationOf } from './declaration.ts'
import { listed } from './paginate-declarations.ts'
import { casework } from './tables.ts'
import { isOpenState, type State } from './workflow.ts'

/** What the caller has begun. */
export interface ToDo {
  /** 我的待提交业务: drafts and returned declarations, newest first */
  readonly open: readonly Declaration[]
  /** whether a declaration of this subject is active, submitted ones included; known for subjects of this year */
  isActive(itemCode: string, subject: string): boolean
}

/** At most 500 declarations, newest first, in one statement. */
export async function toDo(tx: Tx, acting: Acting<Member>, hall: 'person' | 'employer'): Promise<ToDo> {
  const yearBegan = startOfDay(`${businessDate(acting.at).slice(0, 4)}-01-01`)
  const own = casework(tx)
    .selectFrom('casework.declaration')
    .select(listed)
    .where('hall', '=', hall)
    .where('state', '=', sql<State>`any (array['draft', 'returned', 'submitted', 'accepted', 'passed'])`)
    .where(row => row.or([row('state', 'in', ['draft', 'returned']), row('saved_at', '>=', yearBegan)]))
  const mine =
    acting.who.kind === 'operator'
      ? own.where('unit_no', '=', acting.who.unitNo)
      : own.where('applicant_no', '=', acting.who.accountNo)
  const rows = await mine.orderBy('saved_at', 'desc').limit(500).execute()
  return {
    open: rows.filter(row => isOpenState(row.state)).map(declarationOf),
    isActive: (itemCode, subject) => rows.some(row => row.item_code === itemCode && row.subject === subject),
  }
}
