import { sql } from 'kysely'
import type { Tx } from '#platform'

/** Stored sums checked against the rows they sum up, one query each; every row returned is an error. */
const checks = [
  {
    words: '已到账金额与明细不一致，单位编号：',
    rows: sql<{ name: string }>`select c.unit_no as name from disbursement.claim c
      left join disbursement.line l on l.unit_no = c.unit_no and l.declaration_id = c.declaration_id and l.state = 'paid'
      group by c.unit_no, c.declaration_id, c.paid_fen having c.paid_fen <> coalesce(sum(l.amount_fen), 0) limit 20`,
  },
  {
    words: '同一笔拨付有两个在途批次，单位编号：',
    rows: sql<{ name: string }>`select unit_no as name from disbursement.line where state <> 'dropped'
      group by unit_no, payable_no having count(*) > 1 limit 20`,
  },
  {
    words: '明细状态与记账不一致，业务编号：',
    rows: sql<{ name: string }>`select l.reference as name from disbursement.line l
      left join disbursement.booking b using (unit_no, batch_no, line_no)
      where l.state in ('open', 'paid', 'returned') group by l.reference, l.state
      having l.state <> case
        when count(*) filter (where b.kind in ('paid', 'found-paid')) - count(*) filter (where b.kind = 'reversed') = 1
          then 'paid'
        when count(*) filter (where b.kind in ('returned', 'reversed'))
          - count(*) filter (where b.kind = 'found-paid') = 1 then 'returned'
        else 'open' end limit 20`,
  },
  {
    words: '追回入账金额与凭证不一致，追回编号：',
    rows: sql<{ name: string }>`select r.recovery_no::text as name from disbursement.recovery r
      left join disbursement.receipt p using (unit_no, recovery_no)
      group by r.unit_no, r.recovery_no having r.received_fen <> coalesce(sum(p.amount_fen), 0) limit 20`,
  },
  {
    words: '追回金额与追回单不一致，业务编号：',
    rows: sql<{ name: string }>`select l.reference as name from disbursement.line l
      left join disbursement.recovery r on r.unit_no = l.unit_no and r.batch_no = l.batch_no
        and r.line_no = l.line_no and r.state <> 'rejected'
      group by l.reference, l.recovering_fen having l.recovering_fen <> coalesce(sum(r.amount_fen), 0) limit 20`,
  },
] as const

/** Everything in the books that does not add up, as sentences. */
export async function wrongSums(tx: Tx): Promise<string[]> {
  const faults: string[] = []
  for (const { words, rows } of checks) {
    const found = await rows.execute(tx)
    faults.push(...found.rows.map(row => words + row.name))
  }
  return faults
}
