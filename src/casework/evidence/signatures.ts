import type { Selectable } from 'kysely'
import type { Acting } from '#identity'
import { type Certificate, type Runtime, readCertificate, revocationFault, type Tx, trustIn } from '#platform'
import type { Key } from '../key.ts'
import { type CaseworkTables, casework } from '../tables.ts'
import { checkSignature } from './check-signature.ts'
import { sha256Of, unsealStatement } from './statement.ts'
import type { Submitted } from './submissions.ts'

/** A submission with its event, not verified yet. */
export type SubmittedSignature = Submitted &
  Pick<Selectable<CaseworkTables['casework.event']>, 'at' | 'actor_name' | 'data'>

/** 签章信息 of one submission, verified again each time it is shown. */
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

/** Every submission of a declaration with how it was confirmed, oldest first, in one statement. */
export function submittedSignatures(
  tx: Tx,
  { unitNo, declarationId }: Key,
): Promise<readonly SubmittedSignature[]> {
  return casework(tx)
    .selectFrom('casework.submission as s')
    .innerJoin('casework.event as e', join =>
      join
        .onRef('e.unit_no', '=', 's.unit_no')
        .onRef('e.declaration_id', '=', 's.declaration_id')
        .onRef('e.seq', '=', 's.seq'),
    )
    .selectAll('s')
    .select(['e.at', 'e.actor_name', 'e.data'])
    .where('s.unit_no', '=', unitNo)
    .where('s.declaration_id', '=', declarationId)
    .orderBy('s.seq')
    .execute()
}

/** Verifies them, after the transaction that read them. */
export async function verifySignatures(
  { runtime, at }: Pick<Acting, 'runtime' | 'at'>,
  submitted: readonly SubmittedSignature[],
): Promise<SignatureInfo[]> {
  const infos: SignatureInfo[] = []
  for (const one of submitted) infos.push(await infoOf(runtime, at, one))
  return infos
}

async function infoOf(runtime: Runtime, at: Date, submitted: SubmittedSignature): Promise<SignatureInfo> {
  const said = submitted.data.statement ?? ''
  const holds = statementHolds(submitted, said, submitted.at)
  const certificate = submitted.certificate ? readCertificate(submitted.certificate) : undefined
  const now = certificate ? await standingNow(runtime, certificate, at) : 'valid'
  return {
    at: submitted.at,
    actor: submitted.actor_name,
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
