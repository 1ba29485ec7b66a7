import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { monthBounds } from './month-bounds.ts'
import { type DeclarationPage, submitted } from './paginate-declarations.ts'
import { paginateFew } from './paginate-few.ts'

/** Search criteria of 办理进度查询. `month` is that of submission (YYYYMM); a serial number matches in any month. */
export interface ProgressSearch {
  readonly hall?: 'person' | 'employer'
  readonly month?: string
  readonly serial?: string
  readonly page?: number
}

/** The submitted declarations the caller may see, newest first, twenty per page. */
export async function progress(
  tx: Tx,
  acting: Acting<Member>,
  search: ProgressSearch,
): Promise<DeclarationPage> {
  let found =
    acting.who.kind === 'operator'
      ? submitted(tx).where('unit_no', '=', acting.who.unitNo).where('hall', '=', 'employer')
      : submitted(tx).where('applicant_no', '=', acting.who.accountNo)
  if (search.hall) found = found.where('hall', '=', search.hall)
  if (search.serial) found = found.where('serial', '=', search.serial)
  else if (search.month) {
    const [from, to] = monthBounds(search.month)
    found = found.where('submitted_at', '>=', from).where('submitted_at', '<', to)
  }
  return await paginateFew(found.orderBy('submitted_at', 'desc'), search.page ?? 1)
}
