import { type Acting, command, type OfficerActor, query, scopeOf } from '#identity'
import { AlreadyPosted, Refusal, refuse, type Tx, transact } from '#platform'
import { accept } from '../accept.ts'
import { approve } from '../approve.ts'
import type { Catalogue } from '../catalogue.ts'
import { handOver } from '../handing/hand-over.ts'
import { sendBack } from '../send-back.ts'
import { casework } from '../tables.ts'

/** Cases per call, so that a page responds within seconds. */
const casesAGo = 100

/**
 * Performs a bulk on its next hundred waiting cases, each in its own transaction with the same checks as a single
 * action. A refused case records the reason and does not stop the others. A case completed before a crash is not done
 * twice.
 * @returns how many cases still wait.
 */
export async function carryOutBulk(
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  bulkId: string,
): Promise<number> {
  const { bulk, waiting } = await waitingIn(acting, bulkId)
  for (const one of waiting.slice(0, casesAGo)) {
    const once = `${bulkId}.${one.declaration_id}`
    const refused = await outcomeOf(() =>
      transact(acting.runtime, scopeOf(acting.who), tx => act(tx, acting, catalogue, bulk, one), { once }),
    )
    await command(acting, tx =>
      casework(tx)
        .updateTable('casework.bulk_case')
        .set({ outcome: refused === undefined ? 'done' : 'refused', words: refused ?? '' })
        .where('unit_no', '=', one.unit_no)
        .where('bulk_id', '=', bulkId)
        .where('declaration_id', '=', one.declaration_id)
        .where('outcome', '=', 'waiting')
        .execute(),
    )
  }
  return Math.max(0, waiting.length - casesAGo)
}

type Waiting = Awaited<ReturnType<typeof waitingIn>>

function waitingIn(acting: Acting<OfficerActor>, bulkId: string) {
  return query(acting, async tx => {
    const bulk = await casework(tx)
      .selectFrom('casework.bulk')
      .selectAll()
      .where('bulk_id', '=', bulkId)
      .where('officer_no', '=', acting.who.accountNo)
      .executeTakeFirst()
    const waiting = await casework(tx)
      .selectFrom('casework.bulk_case as one')
      .innerJoin('casework.declaration as d', join =>
        join.onRef('d.unit_no', '=', 'one.unit_no').onRef('d.declaration_id', '=', 'one.declaration_id'),
      )
      .select(['one.unit_no', 'one.declaration_id'])
      .where('one.bulk_id', '=', bulkId)
      .where('one.outcome', '=', 'waiting')
      .orderBy('d.submitted_at')
      .orderBy('one.declaration_id')
      .execute()
    return { bulk: bulk ?? refuse('not-found', '没有这次批量办理。'), waiting }
  })
}

async function act(
  tx: Tx,
  acting: Acting<OfficerActor>,
  catalogue: Catalogue,
  { verb, reason, to_no }: Waiting['bulk'],
  { declaration_id: declarationId }: Waiting['waiting'][number],
): Promise<void> {
  switch (verb) {
    case 'accept':
      return await accept(tx, acting, catalogue, declarationId)
    case 'approve':
      return await approve(tx, acting, catalogue, { declarationId, ticks: [] })
    case 'sendBack':
      return await sendBack(tx, acting, catalogue, { declarationId, reason })
    case 'handOver':
      return await handOver(tx, acting, catalogue, { declarationId, to: to_no ?? 0 })
  }
}

/**
 * The reason for a refusal; undefined when the case is done, now or before a crash. Other errors are rethrown and leave
 * the remaining cases waiting.
 */
async function outcomeOf(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    if (error instanceof AlreadyPosted) return undefined
    if (error instanceof Refusal) return inShort(error)
    throw error
  }
}

const mostSaid = 2

/** The first few reasons; the case page shows all of them. */
function inShort({ findings }: Refusal): string {
  const said = findings.slice(0, mostSaid).map(finding => finding.sentence)
  const rest = findings.length - said.length
  return said.join('') + (rest > 0 ? `另有 ${rest} 项问题，请打开该件查看。` : '')
}
