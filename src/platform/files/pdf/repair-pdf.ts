import { readFile } from 'node:fs/promises'
import { init } from '@embedpdf/pdfium'
import { projectFile } from '#project-file'

const wasm = projectFile('node_modules/@embedpdf/pdfium/dist/pdfium.wasm')
const passwordError = 4

/** Its memory, which the package's types leave out. */
interface Heaped {
  readonly wasmExports: unknown
  readonly HEAPU8?: Uint8Array
}

/**
 * Rewrites a damaged PDF with PDFium, the reader inside Chrome, as far as that can open it; qpdf as compiled here
 * repairs nothing.
 */
export async function repairPdf(file: Uint8Array): Promise<Buffer | 'needs password' | 'beyond repair'> {
  const pdfium = await init({ wasmBinary: Uint8Array.from(await readFile(wasm)).buffer })
  const { wasmExports } = pdfium.pdfium
  const module: Heaped = pdfium.pdfium
  pdfium.PDFiumExt_Init()
  const at = wasmExports.malloc(file.length)
  module.HEAPU8?.set(file, at)
  const document = pdfium.FPDF_LoadMemDocument(at, file.length, '')
  if (!document) return pdfium.FPDF_GetLastError() === passwordError ? 'needs password' : 'beyond repair'
  if (pdfium.FPDF_GetPageCount(document) === 0) return 'beyond repair'
  const writer = pdfium.PDFiumExt_OpenFileWriter()
  pdfium.PDFiumExt_SaveAsCopy(document, writer)
  const size = pdfium.PDFiumExt_GetFileWriterSize(writer)
  const out = wasmExports.malloc(size)
  pdfium.PDFiumExt_GetFileWriterData(writer, out, size)
  // The heap may have moved while the copy was written.
  return Buffer.from(module.HEAPU8?.subarray(out, out + size) ?? [])
}
