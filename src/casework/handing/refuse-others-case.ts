import type { Acting, OfficerActor } from '#identity'
import { refuse } from '#platform'
import type { DeclarationRow } from '../declaration.ts'

/** Refuses to act on a case assigned to another officer; the caller has to take it over first. */
export function refuseOthersCase({ who }: Acting<OfficerActor>, row: DeclarationRow): void {
  if (row.state !== 'submitted' && row.state !== 'accepted') return
  if (row.handler_no === null || row.handler_no === who.accountNo) return
  refuse('conflict', `本件已指定由${row.handler_name ?? '他人'}办理。如需由您办理，请先点“转为本人办理”。`)
}
