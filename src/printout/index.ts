/** 单据: documents as PDF and OFD from one description; numbered, signed, and verifiable by anyone who holds one. */

export { hashOfFile } from './issue/hash-of-file.ts'
export { isOriginalFile } from './issue/is-original-file.ts'
export { keyOfPrintout } from './issue/key-of-printout.ts'
export { mostPrinted, printOut } from './issue/print-out.ts'
export type { Printout, Wanted } from './issue/printout.ts'
export { sealedPrintouts } from './issue/sealed.ts'
export type { PrintoutFormat, PrintoutKind } from './issue/tables.ts'
export { type Verified, verifyPrintout } from './issue/verify-printout.ts'
export type { Block, Layout } from './layout.ts'
export { checkPrintSigning } from './signature/signer-of.ts'
