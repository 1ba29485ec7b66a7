import { createHash } from 'node:crypto'
import { type Acting, command, commandAsHall } from '#identity'
import { refuse, shownTime, type Tx } from '#platform'
import type { Sheet } from '../layout.ts'
import { writeOfd } from '../ofd/write-ofd.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import { signPdf } from '../signature/sign-pdf.ts'
import { signerOf } from '../signature/signer-of.ts'
import { issuePrintout } from './issue-printout.ts'
import { addressOf, type Printout, shownCode, type Wanted } from './printout.ts'
import { type PrintoutFormat, printouts } from './tables.ts'

/** Maximum number of documents in one file. */
export const mostPrinted = 50

export interface Printing {
  readonly documents: readonly Wanted[]
  readonly format: PrintoutFormat
  /** public base URL of the hall, without a trailing slash */
  readonly site: string
}

/**
 * 打印: issues documents and renders them into one file: a PDF with the hall's signature, or an OFD. The hash of the file
 * is stored, so that it can be recognised later. @throws Refusal for no document, more than `mostPrinted`, or a visitor
 * asking for a unit's document.
 */
export async function printOut(acting: Acting, { documents, format, site }: Printing): Promise<Buffer> {
  if (documents.length === 0) refuse('invalid', '请先勾选要打印的业务。')
  if (documents.length > mostPrinted) {
    refuse('invalid', `一次最多打印 ${mostPrinted} 份，请分几次打印。`)
  }
  const open = documents.every(wanted => wanted.unitNo === '' && wanted.holderNo === undefined)
  if (acting.who.kind === 'visitor' && !open) refuse('signed-out', '请先登录。')
  // Public documents are issued with system rights: a visitor has no rows.
  const run = acting.who.kind === 'visitor' ? commandAsHall : command
  const issued = await run(acting, async tx => {
    const printed: Printout[] = []
    for (const wanted of documents) printed.push(await issuePrintout(tx, acting, wanted))
    return printed
  })
  const signer = format === 'pdf' ? await signerOf(acting.runtime) : undefined
  const sheets = issued.map(printout => sheetOf(printout, site, format === 'ofd' || signer !== undefined))
  const bare = format === 'ofd' ? await writeOfd(sheets) : await writePdf(sheets)
  const file = signer ? await signPdf(bare, signer, acting.at) : bare
  await run(acting, tx => keepFile(tx, issued, { file, format, at: acting.at }))
  return file
}

const sheetOf = (printout: Printout, site: string, signed: boolean): Sheet => ({
  layout: printout.layout,
  stamp: {
    number: printout.number,
    code: shownCode(printout.code),
    issuedAt: shownTime(printout.issuedAt),
    address: addressOf(site, printout),
    page: `${site}/verify`,
    signed,
  },
})

async function keepFile(
  tx: Tx,
  issued: readonly Printout[],
  { file, format, at }: { readonly file: Buffer; readonly format: PrintoutFormat; readonly at: Date },
): Promise<void> {
  const sha256 = createHash('sha256').update(file).digest('hex')
  await printouts(tx)
    .insertInto('printout.file')
    .values(
      issued.map(printout => ({
        unit_no: printout.unitNo,
        number: printout.number,
        area_code: printout.areaCode,
        holder_no: printout.holderNo ?? null,
        sha256,
        format,
        made_at: at,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
