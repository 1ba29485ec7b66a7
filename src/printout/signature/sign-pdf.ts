import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { Signer, SignPdf } from '@signpdf/signpdf'
import { cadesOf } from './cades.ts'
import type { PrintSigner } from './signer-of.ts'

/** Space reserved for a signature with its certificates, in bytes. */
const room = 12_000

class HallSigner extends Signer {
  readonly #signer: PrintSigner
  constructor(signer: PrintSigner) {
    super()
    this.#signer = signer
  }
  override async sign(content: Buffer): Promise<Buffer> {
    return cadesOf(content, this.#signer)
  }
}

/** Signs the whole PDF with the hall's signature (ISO 32000-1, 12.8; ETSI.CAdES.detached). */
export async function signPdf(pdf: Buffer, signer: PrintSigner, at: Date): Promise<Buffer> {
  const ready = plainAddPlaceholder({
    pdfBuffer: pdf,
    reason: '单据由社保网厅开具',
    contactInfo: '',
    name: signer.name,
    location: '',
    signingTime: at,
    signatureLength: room,
    subFilter: 'ETSI.CAdES.detached',
  })
  return await new SignPdf().sign(ready, new HallSigner(signer), at)
}
