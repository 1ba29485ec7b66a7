import {
  type Certificate,
  type ChainFault,
  DerFault,
  findChain,
  type Runtime,
  readCertificateFile,
  refuse,
  type Trust,
  trustIn,
} from '#platform'

/** Upper bound; real certificates and PEM texts are far smaller. */
const largest = 64 * 1024

const words: Readonly<Record<ChainFault, string>> = {
  'not-yet': '该数字证书还没有生效，请核对有效期。',
  expired: '该数字证书已过有效期，请到发证机构更新证书后，再到社保经办机构办理CA登记。',
  unusable: '该数字证书含有本网厅不能识别的限制，请更换发证机构签发的单位签名证书。',
  'unknown-issuer': '该数字证书不是本网厅认可的发证机构签发的，请使用认可机构的证书。',
  revoked: '该数字证书已被发证机构吊销，不能使用。请到发证机构办理新证书。',
  'no-revocations': '暂时无法核验该数字证书是否已被吊销，请稍后再试，或使用免数字证书登陆。',
}

/** A trusted certificate with its authorities, from the issuer to the root. */
export interface TrustedCertificate {
  readonly certificate: Certificate
  readonly chain: readonly Certificate[]
}

/** The hall's trusted authorities. @throws Refusal if none are configured. */
export async function trustAnchors({ config }: Runtime): Promise<Trust> {
  if (config.caDir === undefined) {
    return refuse('invalid', '本网厅没有启用数字证书登录，请使用“免数字证书登陆”。')
  }
  return await trustIn(config.caDir)
}

/**
 * Reads a certificate (DER, PEM or Base64) and checks what every signing certificate of a unit must satisfy: chain,
 * validity, key usage, revocation.
 * @throws Refusal at `field`.
 */
export function readTrustedCertificate(
  trust: Trust,
  file: Uint8Array,
  at: Date,
  field?: string,
): TrustedCertificate {
  const certificate = read(file, field)
  if (!certificate.keyUsage.signs) {
    refuse('invalid', '这是加密证书，不能用于签名。请选择同一 UK 中的签名证书。', field)
  }
  const found = findChain(trust, certificate, at)
  return 'fault' in found ? refuse('invalid', words[found.fault], field) : { certificate, ...found }
}

function read(file: Uint8Array, field?: string): Certificate {
  try {
    if (file.length <= largest) return readCertificateFile(file)
  } catch (fault) {
    if (!(fault instanceof DerFault)) throw fault
  }
  return refuse('invalid', '无法识别该数字证书，请选择发证机构提供的证书文件（.cer 或 .crt）。', field)
}
