import { ofArea, refuse, transact } from '#platform'
import { registry } from '../tables.ts'
import { errorsPath } from './errors-file.ts'
import { type Import, importOf } from './import.ts'
import { type Importing, mayImport } from './order-import.ts'

const shown = 50

/** The newest imports an officer may see: of their own area, or all of them. @throws Refusal for other roles. */
export async function imports({ who, runtime }: Importing): Promise<Import[]> {
  if (!mayImport(who)) refuse('forbidden', '数据导入由省级管理员或复核岗办理。')
  const rows = await transact(runtime, ofArea(who.areaCode), tx =>
    registry(tx)
      .selectFrom('registry.import')
      .selectAll()
      .orderBy('import_no', 'desc')
      .limit(shown)
      .execute(),
  )
  return rows.map(importOf)
}

/** The path and display name of an uploaded import's error list. @throws Refusal if there is none. */
export async function importErrors(
  acting: Importing,
  importNo: number,
): Promise<{ path: string; name: string }> {
  const found = (await imports(acting)).find(one => one.importNo === importNo)
  if (!found?.uploaded || found.errorsBytes === 0) return refuse('not-found', '没有这份错误清单。')
  return { path: errorsPath(found.path), name: `${found.fileName}.errors.csv` }
}
