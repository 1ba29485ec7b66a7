import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Fen, unescapeCopy } from '#platform'
import type { YearFacts } from '#registry'
import type { Outcome } from '../reasons.ts'
import { decisionColumns } from './decision-line.ts'

/** A decision as stored by a run: the underlying facts and the result. */
export interface StoredDecision {
  readonly facts: YearFacts
  readonly decision: Outcome
  /** codes joined by `;`, in the order of `reasonCodes` */
  readonly reasons: string
  readonly amountFen: Fen
}

/** Streams the decisions of a run, ordered by unit number, in batches as the database sends them; memory stays flat. */
export async function* streamDecisions(
  client: PoolClient,
  runNo: number,
): AsyncGenerator<readonly StoredDecision[]> {
  const statement = `copy (select ${decisionColumns} from entitlement.decision
    where run_no = ${Number(runNo)} order by unit_no) to stdout`
  const stream = client.query(copyTo(statement))
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines.map(line => storedDecision(unescapeCopy(line)))
  }
}

/** Parses one line of `decisionColumns` (without \N: an absent size reads as ''). */
function storedDecision(cells: readonly string[]): StoredDecision {
  const text = (at: number) => cells[at] ?? ''
  const number = (at: number) => Number(cells[at])
  const flag = (at: number) => cells[at] === 't'
  return {
    facts: {
      unitNo: text(0),
      areaCode: text(3),
      unitName: text(4),
      unitType: text(5),
      size: text(6) === '' || text(6) === '\\N' ? null : text(6),
      labourDispatch: flag(7),
      deregistering: flag(8),
      discredited: flag(9),
      monthsPaid: number(10),
      unpaidMonths: number(11),
      headcountSum: number(12),
      decemberBefore: number(13),
      january: number(14),
      december: number(15),
      previousMonth: number(16),
      newClaimants: number(17),
      normalReductions: number(18),
      baseFen: number(19),
    },
    decision: outcomeOf(text(20)),
    reasons: text(21),
    amountFen: number(22),
  }
}

function outcomeOf(written: string): Outcome {
  if (written === 'eligible' || written === 'ineligible' || written === 'must_apply') return written
  throw new Error(`unknown decision: ${written}`)
}
