import { vi } from 'vitest'
import { outside, within } from './outside.ts'

/**
 * Loaded before every test of this project: password hashing, signature checks, documents, files and the network fail
 * when they are used inside an open transaction, whichever test gets there. Only the background jobs that scan and
 * delete uploaded files do so under the lock of the file's row, so that the same file uploaded meanwhile waits for them.
 */

vi.mock(import('../../src/platform/transact.ts'), async original => {
  const { transact } = await original()
  return {
    transact: (...given) => within(() => transact(...given)),
  }
})

vi.mock(import('@node-rs/argon2'), async original => {
  const argon2 = await original()
  return {
    ...argon2,
    hash: outside('a password was hashed', argon2.hash),
    verify: vi.fn(outside('a password was compared', argon2.verify)),
  }
})

vi.mock(import('@simplewebauthn/server'), async original => {
  const server = await original()
  return {
    ...server,
    verifyAuthenticationResponse: outside('a passkey was verified', server.verifyAuthenticationResponse),
    verifyRegistrationResponse: outside('a new passkey was verified', server.verifyRegistrationResponse),
  }
})

vi.mock(import('../../src/platform/certificates/verify-signature-by.ts'), async original => {
  const { verifyIssued, verifySignatureBy } = await original()
  return {
    verifyIssued: outside('a certificate chain was verified', verifyIssued),
    verifySignatureBy: outside('a signature was verified', verifySignatureBy),
  }
})

vi.mock(import('../../src/printout/pdf/write-pdf.ts'), async original => {
  const module = await original()
  return { ...module, writePdf: outside('a PDF was written', module.writePdf) }
})

vi.mock(import('../../src/printout/ofd/write-ofd.ts'), async original => {
  const module = await original()
  return { ...module, writeOfd: outside('an OFD was written', module.writeOfd) }
})

vi.mock(import('../../src/printout/signature/sign-pdf.ts'), async original => {
  const module = await original()
  return { ...module, signPdf: outside('a PDF was signed', module.signPdf) }
})

vi.mock(import('../../src/platform/files/file-store.ts'), async original => {
  const { openFileStore } = await original()
  return {
    openFileStore: async (...given) => {
      const store = await openFileStore(...given)
      return {
        ...store,
        take: outside('a file was taken', store.take),
        keep: outside('a file was kept', store.keep),
        read: outside('a file was read', store.read),
        sweep: outside('files were swept', store.sweep),
      }
    },
  }
})
