import { AsyncLocalStorage } from 'node:async_hooks'
import { Pool, type PoolClient } from 'pg'
import { vi } from 'vitest'

/**
 * Loaded before every test of this project: password hashing, signature checks, documents, files and the network fail
 * when they are used inside an open transaction, whichever test gets there. Only the background jobs that scan and
 * delete uploaded files do so under the lock of the file's row, so that the same file uploaded meanwhile waits for them.
 */

/** A call of `transact`: how many connections it holds, and the call around it. */
interface Running {
  held: number
  readonly within: Running | undefined
}

const running = new AsyncLocalStorage<Running>()

function refuseInside(what: string): void {
  for (let one = running.getStore(); one; one = one.within) {
    if (one.held > 0) throw new Error(`${what} inside an open transaction`)
  }
}

/** The same function, refusing to run inside an open transaction. */
const outside =
  <Given extends unknown[], Result>(what: string, run: (...given: Given) => Result) =>
  (...given: Given): Result => {
    refuseInside(what)
    return run(...given)
  }

const connect = Pool.prototype.connect as (this: Pool) => Promise<PoolClient>
Pool.prototype.connect = function countedConnect(this: Pool, ...callback: []) {
  const caller = running.getStore()
  // With a callback it is a single statement of pool.query.
  if (callback.length > 0 || !caller) return connect.apply(this, callback)
  return connect.call(this).then(client => {
    caller.held += 1
    const release = client.release.bind(client)
    client.release = broken => {
      caller.held -= 1
      release(broken)
    }
    return client
  })
} as typeof Pool.prototype.connect

vi.mock(import('../../src/platform/transact.ts'), async original => {
  const { transact } = await original()
  return {
    transact: (...given) => running.run({ held: 0, within: running.getStore() }, () => transact(...given)),
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

globalThis.fetch = outside('the network was used', globalThis.fetch)
