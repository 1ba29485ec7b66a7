import { type Acting, type Member, query } from '#identity'
import { type Certificate, type Runtime, readCertificate, revocationFault, type Tx, trustIn } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import { keyOf } from '../declaration.ts'
import { lockDeclaration } from '../lock-declaration.ts'
import { casework } from '../tables.ts'
import { checkSignature } from './check-signature.ts'
import { sha256Of, unsealStatement } from './statement.ts'
import { type Submitted, submissionsOf } from './submissions.ts'

/** 签章信息 of one submission, verified again on each call. */
export interface SignatureInfo {
  readonly at: Date
  readonly actor: string
  /** hash of the confirmed statement, hex */
  readonly statement: string
  /** missing when confirmed by SMS code */
  readonly certificate: Certificate | undefined
  readonly issuer: string
  readonly checkedAt: Date | null
  readonly crlAt: Date | null
  readonly result: 'valid' | 'changed' | 'revoked' | 'expired'
}

/** Every submission with who confirmed it and how, oldest first. */
export async function signaturesOf(acting: Acting<Member>, declarationId: string): Promise<SignatureInfo[]> {
  return await query(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    const infos: SignatureInfo[] = []
    for (const submitted of await submissionsOf(tx, keyOf(row)))
      infos.push(await infoOf(tx, acting, row, submitted))
    return infos
  })
}

async function infoOf(
  tx: Tx,
  acting: Acting,
  row: DeclarationRow,
  submitted: Submitted,
): Promise<SignatureInfo> {
  const event = await casework(tx)
    .selectFrom('casework.event')
    .select(['at', 'actor_name', 'data'])
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('seq', '=', submitted.seq)
    .executeTakeFirstOrThrow()
  const said = event.data.statement ?? ''
  const holds = statementHolds(submitted, said, event.at)
  const certificate = submitted.certificate ? readCertificate(submitted.certificate) : undefined
  const now = certificate ? await standingNow(acting.runtime, certificate, acting.at) : 'valid'
  return {
    at: event.at,
    actor: event.actor_name,
    statement: said,
    certificate,
    issuer: certificate ? certificate.issuer.organization || certificate.issuer.commonName : '',
    checkedAt: submitted.checked_at,
    crlAt: submitted.crl_at,
    result: holds ? now : 'changed',
  }
}

function statementHolds(submitted: Submitted, said: string, signedAt: Date): boolean {
  const statement = unsealStatement(submitted)
  if (sha256Of(statement) !== said) return false
  const { certificate, signature, chain } = submitted
  if (!certificate || !signature) return true
  const checked = checkSignature({ statement, certificate, signature, chain: chain ?? [], signedAt })
  return checked?.faults.length === 0
}

async function standingNow({ config }: Runtime, certificate: Certificate, at: Date) {
  if (config.caDir && revocationFault(await trustIn(config.caDir), certificate, at) === 'revoked')
    return 'revoked'
  return at > certificate.validTo ? 'expired' : 'valid'
}
