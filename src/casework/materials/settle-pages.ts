import type { Acting } from '#identity'
import type { Judged, Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import type { DeclarationRow } from '../declaration.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { type MaterialPage, materialsOf } from '../materials-of.ts'
import { recordEvent } from '../record-event.ts'
import { casework } from '../tables.ts'

/**
 * 处理完成: every page that shows the uploaded file shows what was kept of it, or that it was refused, with an event. Runs
 * in the transaction that records the judgement, in the system's scope.
 */
export async function settlePages(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  { sha256, judged }: { readonly sha256: string; readonly judged: Judged },
): Promise<void> {
  const attached = await casework(tx)
    .selectFrom('casework.material_page')
    .select('declaration_id')
    .distinct()
    .where('sha256', '=', sha256)
    .where('removed_at', 'is', null)
    .orderBy('declaration_id')
    .execute()
  for (const { declaration_id: declarationId } of attached) {
    let row = await lockDeclaration(tx, declarationId)
    const kinds = getItem(catalogue, row.item_code).materials
    for (const { kind, pages } of await materialsOf(tx, row.unit_no, declarationId)) {
      const name = kinds.find(one => one.code === kind)?.name ?? kind
      for (const page of pages.filter(one => one.sha256 === sha256)) {
        if ('kept' in judged) await keepPage(tx, row, page, judged.kept)
        row = await recordEvent(tx, acting, row, {
          verb: 'judge',
          words: `电子材料“${name}”第 ${page.position} 页${outcome(judged)}`,
          data: { kind, sha256, kept: 'kept' in judged ? judged.kept.sha256 : '' },
        })
      }
    }
  }
}

type Kept = Extract<Judged, { kept: unknown }>['kept']

async function keepPage(tx: Tx, row: DeclarationRow, { pageId }: MaterialPage, kept: Kept): Promise<void> {
  await casework(tx)
    .updateTable('casework.material_page')
    .set({ sha256: kept.sha256, media_type: kept.mediaType, bytes: kept.bytes, sheets: kept.pages })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('page_id', '=', pageId)
    .execute()
}

const outcome = (judged: Judged) =>
  'kept' in judged ? `处理完成，共 ${judged.kept.pages} 页` : `退回：${judged.refused}`
