import { caseFile, type Declaration, firstRows, getItem, type Item, shownRow } from '#casework'
import { refuse, type Tx } from '#platform'
import type { Layout, Wanted } from '#printout'
import { getUnit } from '#registry'
import { memberOf } from '../serving/member-of.ts'
import type { Visit } from '../serving/visit.ts'
import { acceptanceReceipt } from './acceptance-receipt.ts'
import { declarationForm } from './declaration-form.ts'
import type { PrintedCase } from './printed-case.ts'
import { resultNotice } from './result-notice.ts'
import { standingNow } from './still-valid.ts'

/** A printable document about a declaration. */
interface CaseDocument {
  readonly name: string
  readonly kind: 'declaration' | 'acceptance' | 'result'
  layout(of: PrintedCase): Layout
  /** why it is not available yet */
  missing(of: Pick<PrintedCase, 'file'>): string | undefined
}

/** 申报表, 受理回执, 办结通知, by the last path segment. */
export const caseDocuments: Readonly<Record<string, CaseDocument>> = {
  print: declarationForm,
  receipt: acceptanceReceipt,
  notice: resultNotice,
}

/** rows of a printed form: more are counted, and listed in the hall */
const mostPrinted = 500

async function rowsToPrint(tx: Tx, { rows }: Item, declaration: Declaration) {
  if (!rows) return undefined
  const { counts, rows: first } = await firstRows(tx, declaration, mostPrinted)
  return { counts, first: first.map(row => shownRow(rows, row)) }
}

/** One document of a declaration the caller may see. @throws Refusal 'not-found', or why there is none yet. */
export async function caseDocument(
  tx: Tx,
  visit: Visit,
  { id, document }: { readonly id: string; readonly document: CaseDocument },
): Promise<Wanted & { readonly itemName: string }> {
  const acting = { ...visit.acting, who: memberOf(visit) }
  const file = await caseFile(tx, id)
  const { declaration } = file
  const missing = document.missing({ file })
  if (missing) refuse('not-found', missing)
  const item = getItem(visit.catalogue, declaration.itemCode)
  const subject = declaration.submittedAt || item.about ? declaration.subject : undefined
  const { unit, opened } = {
    unit: await getUnit(tx, declaration.unitNo),
    opened: await item.open(tx, acting, declaration.unitNo, subject),
  }
  return {
    kind: document.kind,
    about: declaration.declarationId,
    unitNo: declaration.unitNo,
    areaCode: declaration.areaCode,
    ...(declaration.hall === 'person' ? { holderNo: declaration.applicantNo } : {}),
    layout: document.layout({
      acting,
      item,
      file,
      unit,
      opened,
      rows: await rowsToPrint(tx, item, declaration),
    }),
    standing: standingNow(declaration),
    itemName: item.name,
  }
}
