import { type Acting, commandAsHall } from '#identity'
import { refuse, type Tx } from '#platform'
import { evidenceOf, sealName } from './evidence.ts'
import { lockObjection } from './objection.ts'
import { publicities } from './tables.ts'

/** Maximum number of files per objection. */
export const mostEvidence = 3

/**
 * 上传证据: adds a picture or PDF to an undecided objection, at most three. The secret id of the objection grants access.
 * @throws Refusal when there is no room; UploadRefused for the bytes.
 */
export async function addEvidence(
  acting: Acting,
  objectionId: string,
  upload: { readonly name: string; readonly stream: NodeJS.ReadableStream },
): Promise<void> {
  await commandAsHall(acting, tx => roomFor(tx, objectionId))
  const file = await acting.runtime.files.take(upload.stream)
  await commandAsHall(acting, async tx => {
    const { row, have } = await roomFor(tx, objectionId)
    const key = { objection_id: objectionId, file_no: have + 1 }
    await publicities(tx)
      .insertInto('disbursement.objection_file')
      .values({
        unit_no: row.unit_no,
        area_code: row.area_code,
        ...key,
        sha256: file.sha256,
        media_type: file.mediaType,
        pages: file.pages,
        name_sealed: sealName(upload.name, key),
      })
      .execute()
  })
}

async function roomFor(tx: Tx, objectionId: string) {
  const row = await lockObjection(tx, objectionId)
  if (row.outcome) refuse('conflict', '该异议已处理完毕，不能再上传材料。', 'file')
  const have = (await evidenceOf(tx, row)).length
  if (have >= mostEvidence) refuse('conflict', `最多上传 ${mostEvidence} 份材料。`, 'file')
  return { row, have }
}
