import { sql } from 'kysely'
import { blindIndex, type Tx, unseal } from '#platform'
import type { Insurance } from '../codes/insurances.ts'
import { sealed } from '../sealed.ts'

/** Who somebody is on record, and where they are or were insured. */
export interface Standing {
  readonly personNo: number
  readonly name: string
  /** on record */
  readonly mobile: string | null
  readonly employments: readonly StandingEmployment[]
}

interface StandingEmployment {
  readonly unitNo: string
  readonly insurance: Insurance
  /** YYYYMM */
  readonly fromMonth: string
  /** the last month, or null while it lasts */
  readonly toMonth: string | null
}

interface Row {
  readonly id_no_index: Buffer
  readonly person_no: number
  readonly name: string
  readonly mobile_sealed: Buffer | null
  readonly unit_no: string | null
  readonly insurance: Insurance
  readonly from_month: string
  readonly to_month: string | null
}

/**
 * The standing of everybody who is on record with one of these ID numbers, by ID number, in one statement. It reaches
 * beyond the caller's own unit: what of it a page may show is the caller's to decide.
 */
export async function standings(tx: Tx, idNos: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const byIndex = new Map(idNos.map(idNo => [blindIndex(idNo, 'id-no').toString('hex'), idNo]))
  const indexes = [...byIndex.keys()].map(index => Buffer.from(index, 'hex'))
  const { rows } = await sql<Row>`select * from registry.standings(${indexes}::bytea[])`.execute(tx)
  const found = new Map<string, Omit<Standing, 'employments'> & { employments: StandingEmployment[] }>()
  for (const row of rows) {
    const idNo = byIndex.get(row.id_no_index.toString('hex')) ?? ''
    const standing = found.get(idNo) ?? standingOf(row)
    found.set(idNo, standing)
    if (row.unit_no === null) continue
    standing.employments.push({
      unitNo: row.unit_no,
      insurance: row.insurance,
      fromMonth: row.from_month,
      toMonth: row.to_month,
    })
  }
  return found
}

const standingOf = (row: Row) => ({
  personNo: row.person_no,
  name: row.name,
  mobile: row.mobile_sealed && unseal(row.mobile_sealed, sealed.personMobile, row),
  employments: [],
})
