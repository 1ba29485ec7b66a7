import { type Acting, type Member, query } from '#identity'
import { type Declaration, declarationOf } from './declaration.ts'
import { casework } from './tables.ts'

/** 我的待提交业务: drafts and returned declarations, newest first, at most 500. */
export async function toDo(acting: Acting<Member>, hall: 'person' | 'employer'): Promise<Declaration[]> {
  const rows = await query(acting, tx => {
    const open = casework(tx)
      .selectFrom('casework.declaration')
      .selectAll()
      .where('hall', '=', hall)
      .where('state', 'in', ['draft', 'returned'])
    const mine =
      acting.who.kind === 'operator'
        ? open.where('unit_no', '=', acting.who.unitNo)
        : open.where('applicant_no', '=', acting.who.accountNo)
    return mine.orderBy('saved_at', 'desc').limit(500).execute()
  })
  return rows.map(declarationOf)
}
