import { type Acting, checkUnitCertificate, type Member, query } from '#identity'
import { refuse, verifySignatureBy } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { pendingSubmission } from '../pending-submission.ts'
import { type GivenSignature, statementChanged, type VerifiedSignature } from './prove-by-signature.ts'

/**
 * Verifies a signature before the transaction of the submission begins, over the statement as it is now.
 * @returns undefined if the declaration is already submitted. @throws Refusal when the statement has changed since the page was
 * shown, or certificate or signature do not hold.
 */
export async function verifyGivenSignature(
  acting: Acting<Member>,
  catalogue: Catalogue,
  declarationId: string,
  given: GivenSignature,
): Promise<VerifiedSignature | undefined> {
  const { who } = acting
  if (who.kind !== 'operator') return refuse('forbidden', '只有单位可以用数字证书签章。')
  const { declared } = await query(acting, tx => pendingSubmission(tx, acting, catalogue, declarationId))
  if (!declared) return undefined
  if (given.statement !== declared.hash) refuse('conflict', statementChanged)
  const certified = await checkUnitCertificate({ ...acting, who }, Buffer.from(given.certificate, 'base64'))
  const signature = Buffer.from(given.signature, 'base64')
  if (!verifySignatureBy(certified.certificate, Buffer.from(declared.statement), signature)) {
    refuse('invalid', '数字证书签名验证没有通过，请重新签章；多次出现请联系发证机构。', 'pin')
  }
  return { statement: declared.statement, signature, certified }
}
