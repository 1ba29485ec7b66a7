import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { decide } from './decide.ts'
import type { DeclarationRow } from './declaration.ts'
import { casework } from './tables.ts'

/** 审核通过: never by whoever accepted the case (四眼). @throws Refusal for a wrong person, post or state. */
export async function approve(acting: Acting<OfficerActor>, declarationId: string): Promise<void> {
  await decide(
    acting,
    {
      verb: 'approve',
      declarationId,
      columns: { ended_at: acting.at },
      event: { words: '审核通过' },
      message: '贵单位申报的%s已审核通过。',
    },
    (tx, row) => refuseSameOfficer(tx, acting, row),
  )
}

async function refuseSameOfficer(tx: Tx, acting: Acting<OfficerActor>, row: DeclarationRow): Promise<void> {
  const accepted = await casework(tx)
    .selectFrom('casework.event')
    .select('actor_no')
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('verb', '=', 'accept')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (accepted?.actor_no === acting.who.accountNo) {
    refuse('forbidden', '受理与审核不能由同一人办理，请由其他复核人员审核。')
  }
}
