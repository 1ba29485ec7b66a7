import { seal, unseal } from '#platform'

const place = 'identity.time_code.secret'

export const sealSecret = (secret: string) => seal(secret, place)
export const unsealSecret = (sealed: Buffer) => unseal(sealed, place)
