import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { ConfigFault, type Runtime } from '#platform'
import { demoSigner } from './demo-signer.ts'

/** The hall's certificate for printouts (RSA, or EC on P-256 and similar), with its chain to the root. */
export interface PrintSigner {
  readonly key: KeyObject
  /** its own first */
  readonly certificates: readonly [X509Certificate, ...X509Certificate[]]
  /** the certificate's subject */
  readonly name: string
}

const known = new WeakMap<Runtime['config'], Promise<PrintSigner | undefined>>()

/**
 * The signer of this runtime: from PRINT_SIGNING_CERT and PRINT_SIGNING_KEY; in demonstration mode generated once in
 * the data folder; otherwise none, and printouts say that they are not signed. @throws ConfigFault if the files are
 * unusable.
 */
export function signerOf({ config }: Pick<Runtime, 'config'>): Promise<PrintSigner | undefined> {
  const before = known.get(config)
  if (before) return before
  const signer = config.printSigning
    ? readSigner(config.printSigning)
    : config.demo
      ? demoSigner(config.dataDir).then(readSigner)
      : Promise.resolve(undefined)
  known.set(config, signer)
  return signer
}

/** Loads the signer from two PEM files. @throws ConfigFault naming the problem. */
export async function readSigner({
  cert,
  key,
}: {
  readonly cert: string
  readonly key: string
}): Promise<PrintSigner> {
  const pem = await read(cert, 'PRINT_SIGNING_CERT')
  const [own, ...others] = (
    pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  ).map(text => new X509Certificate(text))
  if (!own) throw new ConfigFault([`PRINT_SIGNING_CERT: ${cert} 中没有证书`])
  const secret = createPrivateKey(await read(key, 'PRINT_SIGNING_KEY'))
  if (!own.checkPrivateKey(secret)) throw new ConfigFault(['PRINT_SIGNING_KEY: 私钥与证书不匹配'])
  if (secret.asymmetricKeyType !== 'rsa' && secret.asymmetricKeyType !== 'ec') {
    throw new ConfigFault(['PRINT_SIGNING_KEY: 应为 RSA 或 EC 私钥'])
  }
  return { key: secret, certificates: [own, ...others], name: nameIn(own) }
}

const read = (path: string, entry: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new ConfigFault([`${entry}: 无法读取 ${path}`])
  })

const nameIn = ({ subject }: X509Certificate): string => /^CN=(.+)$/m.exec(subject)?.[1] ?? subject

/** Start-up check that the configured certificate is usable today. @throws ConfigFault naming the problem. */
export async function checkPrintSigning({ config, clock }: Pick<Runtime, 'config' | 'clock'>): Promise<void> {
  if (!config.printSigning) return
  const [own] = (await readSigner(config.printSigning)).certificates
  const now = clock.now()
  if (now < own.validFromDate || now > own.validToDate) {
    throw new ConfigFault([`PRINT_SIGNING_CERT: 证书不在有效期内（${own.validFrom} 至 ${own.validTo}）`])
  }
}
