import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealToken, type TokenCertificate } from '../demo/ukey/token.ts'

/** The authorities' private keys exist only in this folder and are deleted with it. */
const work = mkdtempSync(join(tmpdir(), 'demo-ca-'))
const demo = join(import.meta.dirname, '../demo')
const ca = join(demo, 'ca')
const id = 'distid:1234567812345678'
const [from, to] = ['20200101000000Z', '20491231235959Z']

const settings = `
[ca]
default_ca = here
[here]
policy = any
unique_subject = no
rand_serial = yes
default_md = sm3
database = index.txt
new_certs_dir = .
email_in_dn = no
string_mask = utf8only
[any]
countryName = optional
organizationName = optional
organizationalUnitName = optional
serialNumber = optional
commonName = supplied
[req]
distinguished_name = dn
string_mask = utf8only
[dn]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[between]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
[signing]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
[signing-extension]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
1.2.156.10260.4.1.4 = ASN1:UTF8String:91410783MA0000023C
[encryption]
basicConstraints = CA:FALSE
keyUsage = critical,keyEncipherment,dataEncipherment,keyAgreement
`

const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { cwd: work, stdio: 'pipe' })
const sm2 = (option: string) => [option, id]

type Kind = 'SM2' | 'RSA'

function makeKey(name: string, kind: Kind): void {
  if (kind === 'SM2')
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', `${name}.key`)
  else openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', `${name}.key`)
}

interface Wish {
  readonly name: string
  readonly kind: Kind
  readonly subject: string
  readonly extensions: string
  /** the issuing authority; itself for a root */
  readonly by: string
  readonly byKind: Kind
  readonly dates?: readonly [string, string]
}

function issue({ name, kind, subject, extensions, by, byKind, dates = [from, to] }: Wish): void {
  makeKey(name, kind)
  const digest = (one: Kind) => ['-md', one === 'SM2' ? 'sm3' : 'sha256']
  openssl(
    'req',
    '-new',
    '-config',
    'ca.cnf',
    '-utf8',
    '-key',
    `${name}.key`,
    '-subj',
    subject,
    kind === 'SM2' ? '-sm3' : '-sha256',
    ...(kind === 'SM2' ? sm2('-sigopt') : []),
    '-out',
    `${name}.csr`,
  )
  openssl(
    'ca',
    '-batch',
    '-notext',
    '-config',
    'ca.cnf',
    '-utf8',
    '-extensions',
    extensions,
    '-name',
    'here',
    '-outdir',
    '.',
    '-in',
    `${name}.csr`,
    '-out',
    `${name}.crt`,
    '-keyfile',
    `${by}.key`,
    ...(by === name ? ['-selfsign'] : ['-cert', `${by}.crt`]),
    ...digest(byKind),
    ...(kind === 'SM2' ? sm2('-vfyopt') : []),
    ...(byKind === 'SM2' ? sm2('-sigopt') : []),
    '-startdate',
    dates[0],
    '-enddate',
    dates[1],
  )
}

function revocations(of: string, kind: Kind): void {
  openssl(
    'ca',
    '-config',
    'ca.cnf',
    '-name',
    'here',
    '-gencrl',
    '-cert',
    `${of}.crt`,
    '-keyfile',
    `${of}.key`,
    '-md',
    kind === 'SM2' ? 'sm3' : 'sha256',
    ...(kind === 'SM2' ? sm2('-sigopt') : []),
    '-crl_lastupdate',
    from,
    '-crl_nextupdate',
    to,
    '-out',
    `${of}.crl`,
  )
}

const derOf = (name: string) => openssl('x509', '-in', `${name}.crt`, '-outform', 'DER')
const keyOf = (name: string) =>
  openssl('pkcs8', '-topk8', '-nocrypt', '-in', `${name}.key`, '-outform', 'DER')

const onToken = (name: string, usage: TokenCertificate['usage'], alg: TokenCertificate['alg']) => ({
  id: name,
  usage,
  alg,
  cert: derOf(name).toString('base64'),
  key: keyOf(name),
})

const authorities = [
  ['root', 'SM2', '/C=CN/O=演示数字证书认证中心/CN=演示国密根证书', 'root', 'root', 'SM2'],
  ['unit', 'SM2', '/C=CN/O=演示数字证书认证中心/CN=演示单位证书签发机构', 'between', 'root', 'SM2'],
  ['root-rsa', 'RSA', '/C=CN/O=演示数字证书认证中心/CN=演示RSA根证书', 'root', 'root-rsa', 'RSA'],
  [
    'unit-rsa',
    'RSA',
    '/C=CN/O=演示数字证书认证中心/CN=演示单位证书签发机构RSA',
    'between',
    'root-rsa',
    'RSA',
  ],
  ['foreign', 'SM2', '/C=CN/O=其他认证中心/CN=其他根证书', 'root', 'foreign', 'SM2'],
] as const

const changyuan =
  '/C=CN/O=长垣示例医疗器械有限公司/serialNumber=91410783MA0000023C/CN=长垣示例医疗器械有限公司'
const withoutCode = '/C=CN/O=长垣示例医疗器械有限公司/CN=长垣示例医疗器械有限公司'
const zhengzhou = '/C=CN/O=郑州示例制造有限公司/serialNumber=91410105MA00000319/CN=郑州示例制造有限公司'
const logistics = '/C=CN/O=郑州示例物流有限公司/serialNumber=91410105MA000004X1/CN=郑州示例物流有限公司'
const expired = ['20200101000000Z', '20210101000000Z'] as const

const holders: readonly Wish[] = [
  { name: 'changyuan', kind: 'SM2', subject: changyuan, extensions: 'signing', by: 'unit', byKind: 'SM2' },
  {
    name: 'changyuan-spare',
    kind: 'SM2',
    subject: withoutCode,
    extensions: 'signing-extension',
    by: 'unit',
    byKind: 'SM2',
  },
  {
    name: 'changyuan-rsa',
    kind: 'RSA',
    subject: changyuan,
    extensions: 'signing',
    by: 'unit-rsa',
    byKind: 'RSA',
  },
  {
    name: 'changyuan-encryption',
    kind: 'SM2',
    subject: changyuan,
    extensions: 'encryption',
    by: 'unit',
    byKind: 'SM2',
  },
  { name: 'zhengzhou', kind: 'SM2', subject: zhengzhou, extensions: 'signing', by: 'unit', byKind: 'SM2' },
  { name: 'logistics', kind: 'SM2', subject: logistics, extensions: 'signing', by: 'unit', byKind: 'SM2' },
  {
    name: 'expired',
    kind: 'SM2',
    subject: changyuan,
    extensions: 'signing',
    by: 'unit',
    byKind: 'SM2',
    dates: expired,
  },
  { name: 'revoked', kind: 'SM2', subject: changyuan, extensions: 'signing', by: 'unit', byKind: 'SM2' },
  {
    name: 'foreign-holder',
    kind: 'SM2',
    subject: changyuan,
    extensions: 'signing',
    by: 'foreign',
    byKind: 'SM2',
  },
]

const tokens: Readonly<Record<string, { readonly label: string; readonly holds: readonly string[] }>> = {
  changyuan: {
    label: '长垣示例医疗器械有限公司 UKey',
    holds: ['changyuan', 'changyuan-spare', 'changyuan-rsa', 'changyuan-encryption'],
  },
  zhengzhou: { label: '郑州示例制造有限公司 UKey', holds: ['zhengzhou'] },
  logistics: { label: '郑州示例物流有限公司 UKey', holds: ['logistics'] },
  refused: { label: '不能使用的证书（演示）', holds: ['expired', 'revoked', 'foreign-holder'] },
}

/** Every authority has its own revocation list. */
function forgetIssued(): void {
  writeFileSync(join(work, 'index.txt'), '')
}

writeFileSync(join(work, 'ca.cnf'), settings)
rmSync(ca, { recursive: true, force: true })
mkdirSync(ca, { recursive: true })
forgetIssued()
for (const [name, kind, subject, extensions, by, byKind] of authorities) {
  issue({ name, kind, subject, extensions, by, byKind })
}
for (const holder of holders) issue(holder)
for (const [name, kind] of authorities) {
  forgetIssued()
  if (name === 'unit') {
    // The list before the revocation, for tests that revoke a certificate while its holder is logged in.
    revocations(name, kind)
    writeFileSync(join(demo, 'ukey', 'before-revocation.crl'), readFileSync(join(work, `${name}.crl`)))
    openssl(
      'ca',
      '-config',
      'ca.cnf',
      '-name',
      'here',
      '-cert',
      'unit.crt',
      '-keyfile',
      'unit.key',
      '-revoke',
      'revoked.crt',
      '-crl_reason',
      'keyCompromise',
    )
  }
  if (name === 'foreign') continue
  revocations(name, kind)
  for (const extension of ['crt', 'crl']) {
    writeFileSync(join(ca, `${name}.${extension}`), readFileSync(join(work, `${name}.${extension}`)))
  }
}
for (const [name, { label, holds }] of Object.entries(tokens)) {
  const certificates = holds.map(one =>
    onToken(
      one,
      one.endsWith('encryption') ? 'encrypt' : 'sign',
      one.endsWith('rsa') ? 'RSA-SHA256' : 'SM2-SM3',
    ),
  )
  const sealed = sealToken({ id: name, label, pin: '123456', certificates })
  for (const { id: holder, usage, cert } of sealed.certificates) {
    if (usage === 'sign') writeFileSync(join(demo, 'ukey', `${holder}.cer`), Buffer.from(cert, 'base64'))
  }
  writeFileSync(join(demo, 'ukey', `${name}.json`), `${JSON.stringify(sealed, null, 2)}\n`)
}
rmSync(work, { recursive: true })
