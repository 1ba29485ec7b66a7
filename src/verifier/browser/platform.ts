// Replacement for #platform: certificates only.
export { DerFault } from '../../platform/certificates/der.ts'
export { readCertificate } from '../../platform/certificates/read-certificate.ts'
export { verifyIssued, verifySignatureBy } from '../../platform/certificates/verify-signature-by.ts'
