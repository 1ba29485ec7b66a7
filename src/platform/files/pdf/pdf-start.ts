/** Readers look for the header in the first kilobyte: behind a blank line, a byte order mark, an answer's headers. */
const searched = 1024

/** Where a PDF begins in a file; undefined if it is none, or if it is a page of markup as well. */
export function pdfStart(file: Buffer): number | undefined {
  const at = file.subarray(0, searched).indexOf('%PDF-')
  if (at < 0 || /<[a-z!?]/i.test(file.toString('latin1', 0, at))) return undefined
  return at
}
