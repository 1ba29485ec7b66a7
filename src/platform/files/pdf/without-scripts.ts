import { isDictionary, type PdfValue } from './pdf-value.ts'
import type { Pdf } from './read-pdf.ts'
import { runQpdf } from './run-qpdf.ts'

/** The same PDF, with null in the place of every script: fields keep their values and no longer react. */
export async function withoutScripts({ file, objects }: Pdf): Promise<Buffer> {
  const changed: [string, { value: PdfValue }][] = []
  for (const [reference, value] of objects) {
    const harmless = withoutIn(value)
    if (harmless !== value)
      changed.push([reference === 'trailer' ? reference : `obj:${reference}`, { value: harmless }])
  }
  const head = {
    jsonversion: 2,
    pdfversion: '1.7',
    pushedinheritedpageresources: false,
    calledgetallpages: false,
  }
  const most = Math.max(...[...objects.keys()].map(key => Number.parseInt(key, 10) || 0))
  const update = { version: 2, qpdf: [{ ...head, maxobjectid: most }, Object.fromEntries(changed)] }
  const { files, code } = await runQpdf(
    ['@in.pdf', '--decrypt', '--update-from-json=@update.json', '@out.pdf'],
    {
      'in.pdf': file,
      'update.json': Buffer.from(JSON.stringify(update)),
    },
  )
  const written = files.get('out.pdf')
  if (!written) throw new Error(`qpdf ended with ${code}`)
  return written
}

/** The value itself where it holds no script. */
function withoutIn(value: PdfValue): PdfValue {
  if (typeof value !== 'object' || value === null) return value
  if (!isDictionary(value)) {
    const items = value.map(withoutIn)
    return items.some((item, i) => item !== value[i]) ? items : value
  }
  if ('/JS' in value) return null
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutIn(inner)] as const)
  return entries.some(([key, inner]) => inner !== value[key]) ? Object.fromEntries(entries) : value
}
