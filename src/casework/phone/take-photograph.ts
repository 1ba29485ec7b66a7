import { type Acting, command, limit, type OperatorActor, type PersonActor, queryAsHall } from '#identity'
import { holdSettled, refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import type { DeclarationRow } from '../declaration.ts'
import { appendPage } from '../materials/append-page.ts'
import { beginMaterial, type NamedFile, roomForMaterial } from '../materials/begin-material.ts'
import { lockOpen } from '../materials/lock-open.ts'
import { openMaterial } from '../materials/open-material.ts'
import { materialsOf } from '../materials-of.ts'
import { recordEvent } from '../record-event.ts'
import { casework } from '../tables.ts'
import { openerFor, phoneHash } from './enter-pairing.ts'
import { lockPairing, type PairingRow, refuseUnlessOpen } from './pairing.ts'

interface Photograph {
  readonly token: string
  readonly name: string
  readonly stream: NodeJS.ReadableStream
}

/**
 * 手机扫码上传: adds a page from the phone on behalf of the account that opened the pairing; the first page creates the
 * material.
 * @throws Refusal as `enterPairing`, and when the material is full; UploadRefused for the bytes.
 */
export async function takePhotograph(
  acting: Acting,
  catalogue: Catalogue,
  { token, name, stream }: Photograph,
): Promise<void> {
  await limit(acting.runtime, 'phone-address', acting.origin.ip)
  const { who, declarationId } = await queryAsHall(acting, tx => openerFor(tx, acting, token))
  const taken = await acting.runtime.files.take(stream, { within: acting.runtime.config.uploadPatienceMs })
  const opener: Acting<PersonActor | OperatorActor> = { ...acting, who }
  await command(opener, async tx => {
    const file = await holdSettled(tx, taken)
    const row = await lockOpen(tx, opener, declarationId)
    const pairing = await lockPairing(tx, row.unit_no, declarationId)
    if (!pairing) return refuse('not-found', '二维码无效，请扫描电脑上最新的二维码。')
    // Check again: the upload from a phone may have taken long.
    refuseUnlessOpen(pairing, acting.at, phoneHash(acting))
    const materialId = await keep(tx, opener, { catalogue, row, pairing }, { file, name })
    if (materialId === undefined) return
    await casework(tx)
      .updateTable('casework.phone_pairing')
      .set(pages => ({ material_id: materialId, taken: pages('taken', '+', 1) }))
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .execute()
  })
}

interface Desk {
  readonly catalogue: Catalogue
  readonly row: DeclarationRow
  readonly pairing: PairingRow
}

/** @returns the material that received the page; undefined when it already had this page. */
async function keep(
  tx: Tx,
  acting: Acting<PersonActor | OperatorActor>,
  { catalogue, row, pairing }: Desk,
  photograph: NamedFile,
): Promise<string | undefined> {
  const how = '手机扫码上传'
  const key = { declarationId: row.declaration_id, materialId: pairing.material_id ?? '' }
  const present = await materialsOf(tx, row.unit_no, row.declaration_id)
  if (present.some(material => material.materialId === key.materialId)) {
    const open = await openMaterial(tx, acting, catalogue, key)
    const added = await appendPage(tx, acting, open, { ...photograph, how })
    return added ? key.materialId : undefined
  }
  const kind = await roomForMaterial(tx, getItem(catalogue, row.item_code), row, pairing.kind)
  const materialId = await beginMaterial(tx, acting, { row, kind }, photograph)
  await recordEvent(tx, acting, row, {
    verb: 'attach',
    words: `${how}电子材料“${kind.name}”第 1 页`,
    data: { kind: kind.code, sha256: photograph.file.sha256 },
  })
  return materialId
}
