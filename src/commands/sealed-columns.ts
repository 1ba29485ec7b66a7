import { sealedCasework } from '#casework'
import { sealedDisbursement } from '#disbursement'
import { sealedIdentity } from '#identity'
import { type SealedColumn, sealedSms } from '#platform'
import { sealedPrintouts } from '#printout'
import { sealedRegistry } from '#registry'

/** Every sealed column of the hall, as its rooms list them; a test compares it with the catalogue. */
export const sealedColumns: readonly SealedColumn[] = [
  ...sealedIdentity,
  ...sealedCasework,
  ...sealedDisbursement,
  ...sealedPrintouts,
  ...sealedSms,
  ...sealedRegistry,
]
