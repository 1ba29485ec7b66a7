import { generateKeyPairSync, sign, verify, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { findChain, readCertificate, trustIn, verifySignatureBy } from '#platform'
import { readToken } from '../../demo/ukey/read-token.ts'
import { signWith } from '../../demo/ukey/token.ts'

const demo = join(import.meta.dirname, '../../demo')
const data = Buffer.alloc(256, 'x')
const at = new Date('2023-08-11T01:00:00Z')

/** Calls per second of CPU time: median of five rounds after a warm-up round. */
function perSecond(check: () => boolean): number {
  const rounds = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage()
    const start = performance.now()
    let times = 0
    for (; performance.now() - start < 300; times += 1) if (!check()) throw new Error('a signature failed')
    const { user, system } = process.cpuUsage(before)
    return (times / (user + system)) * 1_000_000
  })
  return rounds.slice(1).toSorted((one, other) => one - other)[2] ?? 0
}

/** Verifying a UKey signature: alone against the bare OpenSSL call, and as part of a whole login. */
export async function benchCertificates(): Promise<Record<string, string>> {
  const token = readToken(join(demo, 'ukey/changyuan.json'))
  const trust = await trustIn(join(demo, 'ca'))
  const on = (id: string) => {
    const der = Buffer.from(token.certificates.find(one => one.id === id)?.cert ?? '', 'base64')
    const signature = signWith(token, id, '123456', data) ?? Buffer.alloc(0)
    return { der, signature, certificate: readCertificate(der) }
  }
  const sm2 = on('changyuan')
  const rsa = on('changyuan-rsa')
  const key = new X509Certificate(rsa.der).publicKey
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ec = sign('sha256', data, p256.privateKey)
  const whole = ({ der, signature }: typeof sm2) => {
    const certificate = readCertificate(der)
    return 'chain' in findChain(trust, certificate, at) && verifySignatureBy(certificate, data, signature)
  }
  const bareRsa = perSecond(() => verify('sha256', data, key, rsa.signature))
  const bareEc = perSecond(() => verify('sha256', data, p256.publicKey, ec))
  const ourRsa = perSecond(() => verifySignatureBy(rsa.certificate, data, rsa.signature))
  const ourSm2 = perSecond(() => verifySignatureBy(sm2.certificate, data, sm2.signature))
  return {
    'RSA-2048 signatures a second': ourRsa.toFixed(0),
    'floor: the bare call': bareRsa.toFixed(0),
    'ratio RSA': (ourRsa / bareRsa).toFixed(2),
    'SM2 signatures a second': ourSm2.toFixed(0),
    'floor: the bare call on P-256': bareEc.toFixed(0),
    'ratio SM2': (ourSm2 / bareEc).toFixed(3),
    'whole checks a second, SM2 chain of three': perSecond(() => whole(sm2)).toFixed(0),
    'whole checks a second, RSA chain of three': perSecond(() => whole(rsa)).toFixed(0),
  }
}
