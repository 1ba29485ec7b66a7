import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DerFault } from './der.ts'
import { type Certificate, readCertificateFile } from './read-certificate.ts'
import { type RevocationList, readRevocations } from './read-revocations.ts'
import { verifyIssued } from './verify-signature-by.ts'
import { keepSm2Key } from './verify-sm2.ts'

/** The trusted authorities of a folder and their revocation lists. */
export interface Trust {
  readonly authorities: readonly Certificate[]
  /** by issuer name; only lists that this issuer signed */
  readonly revocations: ReadonlyMap<string, readonly RevocationList[]>
  /** files of the folder that could not be used */
  readonly unusable: readonly string[]
}

interface Opened {
  readonly state: string
  readonly trust: Trust
}

const opened = new Map<string, Opened>()

/**
 * Loads the folder's `*.crt` (roots and intermediate authorities, one certificate a file) and `*.crl`. Reloads when a
 * file is added or changed, so that a fresh revocation list needs no restart.
 */
export async function trustIn(folder: string): Promise<Trust> {
  const names = (await readdir(folder)).filter(name => /\.(crt|crl)$/.test(name)).toSorted()
  const states = await Promise.all(
    names.map(async name => {
      const { mtimeMs, size } = await stat(join(folder, name))
      return `${name} ${mtimeMs} ${size}`
    }),
  )
  const state = states.join('\n')
  const known = opened.get(folder)
  if (known?.state === state) return known.trust
  const trust = await readTrust(folder, names)
  opened.set(folder, { state, trust })
  return trust
}

async function readTrust(folder: string, names: readonly string[]): Promise<Trust> {
  const unusable: string[] = []
  const read = async <T>(extension: string, reader: (file: Uint8Array) => T) => {
    const found: T[] = []
    for (const name of names.filter(one => one.endsWith(extension))) {
      const file = await readFile(join(folder, name))
      try {
        found.push(reader(file))
      } catch (fault) {
        if (!(fault instanceof DerFault)) throw fault
        unusable.push(name)
      }
    }
    return found
  }
  const certificates = await read('.crt', readCertificateFile)
  const authorities = certificates.filter(one => one.pathLength !== undefined && !one.strange)
  for (const { key } of authorities) if (key.algorithm === 'SM2-SM3') keepSm2Key(key.bytes)
  const lists = await read('.crl', readRevocations)
  return { authorities, revocations: signedLists(lists, authorities), unusable }
}

function signedLists(lists: readonly RevocationList[], authorities: readonly Certificate[]) {
  const signed = lists.filter(list =>
    authorities.some(
      authority =>
        authority.subject.key === list.issuer.key &&
        authority.keyUsage.signsRevocations &&
        verifyIssued(list, authority),
    ),
  )
  return Map.groupBy(signed, list => list.issuer.key)
}
