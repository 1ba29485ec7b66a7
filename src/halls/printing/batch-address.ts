import { caseFile } from '#casework'
import { refuse, type Tx } from '#platform'
import { mostPrinted } from '#printout'
import type { Posted } from '../serving/posted-form.ts'
import { caseDocuments } from './case-document.ts'

/**
 * The address of the combined file for the ticked declarations. @throws Refusal for none, for too many, or naming the
 * one whose document is not available yet.
 */
export async function batchAddress(
  tx: Tx,
  { hall, posted }: { readonly hall: string; readonly posted: Posted },
): Promise<string> {
  const ids = [...new Set(posted.all('id'))]
  const { document: name = '' } = posted.values
  const document = Object.hasOwn(caseDocuments, name) ? caseDocuments[name] : undefined
  if (!document) return refuse('invalid', '请选择单据种类。', 'document')
  if (ids.length === 0) refuse('invalid', '请先勾选要打印的业务。')
  if (ids.length > mostPrinted) refuse('invalid', `一次最多打印 ${mostPrinted} 份，请分几次打印。`)
  for (const id of ids) {
    const file = await caseFile(tx, id)
    const missing = document.missing({ file })
    const { serial, unitName } = file.declaration
    if (missing) refuse('invalid', `${unitName}（${serial ?? '未提交'}）：${missing}`)
  }
  return `/${hall}/print?${new URLSearchParams({ document: name, id: ids.join() })}`
}
