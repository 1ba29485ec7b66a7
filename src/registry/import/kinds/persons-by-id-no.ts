import type { PoolClient } from 'pg'
import { blindIndex } from '#platform'
import type { RowFault } from '../file-kind.ts'

export const unknownPerson: RowFault = {
  column: 'id_no',
  reason: '系统中没有这个证件号码的人员，请先导入人员',
}

/** The numbers of the people on record with these ID numbers, in one query. */
export async function personsByIdNo(
  client: PoolClient,
  idNos: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const byIndex = new Map([...new Set(idNos)].map(idNo => [blindIndex(idNo, 'id-no').toString('hex'), idNo]))
  const { rows } = await client.query<{ person_no: number; index: string }>(
    `select person_no, encode(id_no_index, 'hex') as index from registry.person where id_no_index = any($1)`,
    [[...byIndex.keys()].map(index => Buffer.from(index, 'hex'))],
  )
  return new Map(rows.map(row => [byIndex.get(row.index) ?? '', row.person_no]))
}
