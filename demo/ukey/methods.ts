import { readCertificate } from '../../src/platform/certificates/read-certificate.ts'
import { signWith, type Token } from './token.ts'

/** Result codes of the bridge: SKF values (GM/T 0016-2012) and two specific ones; see docs/ukey-bridge.md. */
export const codes = {
  ok: 0,
  unsupported: 0x0a000003,
  badRequest: 0x0a000006,
  noCertificate: 0x0a00001c,
  removed: 0x0a000023,
  wrongPin: 0x0a000024,
  locked: 0x0a000025,
  pinLength: 0x0a000027,
  foreignOrigin: 0x0b000001,
  cancelled: 0x0b000002,
} as const

export interface Answer {
  readonly code: number
  readonly result?: unknown
  readonly message?: string
  readonly retriesLeft?: number
}

const mostTries = 6

/** The demonstration tokens currently plugged in; PIN attempts are kept in memory only. */
export class Slot {
  readonly tokens: readonly Token[]
  pluggedIn = true
  version = 1
  cancelNext = false
  private readonly tries = new Map<string, number>()

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  answer(method: string, params: Readonly<Record<string, unknown>>): Answer {
    switch (method) {
      case 'info':
        return { code: codes.ok, result: this.info() }
      case 'listCertificates':
        return this.pluggedIn ? { code: codes.ok, result: this.certificates() } : { code: codes.removed }
      case 'sign':
        return this.sign(params)
      default:
        return { code: codes.unsupported, message: method }
    }
  }

  private triesLeft(id: string): number {
    return this.tries.get(id) ?? mostTries
  }

  private info() {
    const tokens = this.pluggedIn ? this.tokens : []
    return {
      protocol: this.version,
      implementation: '演示 UKey',
      version: '1.0.0',
      tokens: tokens.map(({ id, label }) => ({
        id,
        label,
        pinRetriesLeft: this.triesLeft(id),
        pinRetriesMax: mostTries,
      })),
    }
  }

  private certificates() {
    return this.tokens.flatMap(token =>
      token.certificates.map(({ id, usage, alg, cert }) => {
        const { subject, issuer, validFrom, validTo } = readCertificate(Buffer.from(cert, 'base64'))
        const names = { subject: subject.commonName, issuer: issuer.commonName }
        return { id, tokenId: token.id, usage, alg, cert, ...names, validFrom, validTo }
      }),
    )
  }

  private sign({ certId, pin, data }: Readonly<Record<string, unknown>>): Answer {
    if (typeof certId !== 'string' || typeof pin !== 'string' || typeof data !== 'string') {
      return { code: codes.badRequest }
    }
    if (!this.pluggedIn) return { code: codes.removed }
    const token = this.tokens.find(one => one.certificates.some(({ id }) => id === certId))
    const certificate = token?.certificates.find(({ id }) => id === certId)
    if (!token || !certificate) return { code: codes.noCertificate }
    if (this.cancelNext) {
      this.cancelNext = false
      return { code: codes.cancelled }
    }
    const left = this.triesLeft(token.id)
    if (left === 0) return { code: codes.locked }
    if (pin.length < 6 || pin.length > 16) return { code: codes.pinLength }
    const signature = signWith(token, certId, pin, Buffer.from(data, 'base64'))
    this.tries.set(token.id, signature ? mostTries : left - 1)
    if (!signature) {
      return left === 1 ? { code: codes.locked } : { code: codes.wrongPin, retriesLeft: left - 1 }
    }
    const { alg, cert } = certificate
    return { code: codes.ok, result: { alg, signature: signature.toString('base64'), cert } }
  }
}
