import { sql } from 'kysely'
import { z } from 'zod'
import { blindIndex, seal } from '#platform'
import { corporateAccountFault, normaliseAccountNo } from '../codes/bank.ts'
import { mobileFault } from '../codes/contact.ts'
import { creditCodeFault, normaliseCreditCode } from '../codes/credit-code.ts'
import { places, registry } from '../tables.ts'
import { areaCode, flag, optionalText, readRow, text, unitNo } from './cells.ts'
import type { FileKind, RowFault } from './file-kind.ts'
import { knownAreas, unknownArea } from './places.ts'

const unitTypes = [
  '企业',
  '社会团体',
  '基金会',
  '社会服务机构',
  '律师事务所',
  '会计师事务所',
  '个体工商户',
  '机关',
  '事业单位',
] as const

/** An optional text that a code rule must accept where it is given. */
const coded = (normalise: (text: string) => string, fault: (text: string) => string | undefined) =>
  optionalText.transform((value, context) => {
    if (value === null) return null
    const code = normalise(value)
    const message = fault(code)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
    return code
  })

const unit = z.object({
  unit_no: unitNo,
  credit_code: coded(normaliseCreditCode, creditCodeFault),
  name: text,
  unit_type: z.enum(unitTypes, `应为 ${unitTypes.join('、')} 之一`),
  area_code: areaCode,
  size: z
    .enum(['大型', '中型', '小型', '微型', ''], '应为大型、中型、小型、微型或空')
    .transform(value => (value === '' ? null : value)),
  labour_dispatch: flag,
  deregistering: flag,
  discredited: flag,
  mobile: coded(value => value, mobileFault),
  account_name: optionalText,
  account_no: coded(normaliseAccountNo, corporateAccountFault),
  bank_name: optionalText,
})
type UnitRow = z.infer<typeof unit>

/** Units, in the columns of the data contract. */
export const unitRows: FileKind<UnitRow> = {
  columns: Object.keys(unit.shape),
  read: readRow(unit),
  async write(tx, rows) {
    const known = await knownAreas(tx)
    const faults = new Map<UnitRow, RowFault>(
      rows.filter(row => !known.has(row.area_code)).map(row => [row, unknownArea]),
    )
    for (const [row, fault] of await takenCodes(tx, rows)) faults.set(row, fault)
    const right = rows.filter(row => !faults.has(row)).map(sealed)
    if (right.length === 0) return { changed: 0, faults }
    const changed = await registry(tx)
      .insertInto('registry.unit')
      .values(right)
      .onConflict(conflict =>
        conflict
          .column('unit_no')
          .doUpdateSet(row => ({
            // A code that was maintained in the hall is not erased by a file that does not know it.
            credit_code: sql<string | null>`coalesce(excluded.credit_code, unit.credit_code)`,
            name: row.ref('excluded.name'),
            unit_type: row.ref('excluded.unit_type'),
            area_code: row.ref('excluded.area_code'),
            size: row.ref('excluded.size'),
            labour_dispatch: row.ref('excluded.labour_dispatch'),
            deregistering: row.ref('excluded.deregistering'),
            discredited: row.ref('excluded.discredited'),
            mobile_sealed: row.ref('excluded.mobile_sealed'),
            mobile_index: row.ref('excluded.mobile_index'),
            account_name: row.ref('excluded.account_name'),
            account_no_sealed: row.ref('excluded.account_no_sealed'),
            account_no_index: row.ref('excluded.account_no_index'),
            bank_name: row.ref('excluded.bank_name'),
          }))
          // Sealed values differ at every sealing; their indexes do not.
          .where(
            sql<boolean>`to_jsonb(unit.*) - 'mobile_sealed' - 'account_no_sealed'
              is distinct from to_jsonb(excluded.*) - 'mobile_sealed' - 'account_no_sealed'
                || jsonb_build_object('credit_code', coalesce(excluded.credit_code, unit.credit_code))`,
          ),
      )
      .executeTakeFirstOrThrow()
    return { changed: Number(changed.numInsertedOrUpdatedRows ?? 0n), faults }
  },
}

/** Rows whose credit code another unit has, on record or further up in the same file. */
async function takenCodes(tx: Parameters<typeof unitRows.write>[0], rows: readonly UnitRow[]) {
  const codes = rows.flatMap(row => (row.credit_code === null ? [] : [row.credit_code]))
  const onRecord =
    codes.length === 0
      ? []
      : await registry(tx)
          .selectFrom('registry.unit')
          .select(['unit_no', 'credit_code'])
          .where('credit_code', 'in', codes)
          .execute()
  const owner = new Map<string | null, string>(onRecord.map(row => [row.credit_code, row.unit_no]))
  const faults: [UnitRow, RowFault][] = []
  for (const row of rows) {
    if (row.credit_code === null) continue
    const other = owner.get(row.credit_code) ?? row.unit_no
    if (other !== row.unit_no)
      faults.push([row, { column: 'credit_code', reason: `已登记在单位 ${other} 名下` }])
    owner.set(row.credit_code, other)
  }
  return faults
}

function sealed({ mobile, account_no, ...row }: UnitRow) {
  return {
    ...row,
    mobile_sealed: mobile === null ? null : seal(mobile, places.mobile),
    mobile_index: mobile === null ? null : blindIndex(mobile, 'mobile'),
    account_no_sealed: account_no === null ? null : seal(account_no, places.account),
    account_no_index: account_no === null ? null : blindIndex(account_no, 'account'),
  }
}
