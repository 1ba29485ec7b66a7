import type { Inspected } from './judge/judgement.ts'
import { pdfStart } from './pdf/pdf-start.ts'

const png = Buffer.from([137, 80, 78, 71])

/** What a file says it is, for a list that shows it before it is judged. */
export function claimedType(head: Buffer): Inspected['mediaType'] {
  if (pdfStart(head) !== undefined) return 'application/pdf'
  return head.subarray(0, png.length).equals(png) ? 'image/png' : 'image/jpeg'
}
