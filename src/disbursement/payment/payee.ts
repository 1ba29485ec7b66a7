import type { Payee } from '#casework'
import { seal, unseal } from '#platform'

const place = 'disbursement.payee'

export const sealPayee = (payee: Payee): Buffer => seal(JSON.stringify(payee), place)

export const unsealPayee = (sealed: Buffer): Payee => JSON.parse(unseal(sealed, place))
