import type { z } from 'zod'
import { projectFile } from '#project-file'
import { environment } from './environment.ts'
import type { S3Settings } from './files/s3-driver.ts'

export interface Config {
  readonly production: boolean
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** processes that answer visitors */
  readonly processes: number
  readonly databaseUrl: string | undefined
  /** statements are prepared under names */
  readonly prepared: boolean
  readonly demo: boolean
  readonly demoNow: Date
  readonly captchaAnswer: string | undefined
  readonly secret: string | undefined
  /** former master secrets, oldest first: what was sealed under them stays readable */
  readonly previousSecrets: readonly string[]
  readonly smsGateway: { readonly url: string; readonly token: string } | undefined
  /** public base URL of the hall, for QR codes and text messages; without a trailing slash; production has one */
  readonly publicUrl: string | undefined
  /** trusted certificate authorities and their revocation lists; without them certificate login is off */
  readonly caDir: string | undefined
  /** port of the UKey bridge on the visitor's own computer */
  readonly ukeyPort: number
  /** whether officers must set up a second factor before using anything else */
  readonly officerSecondFactor: 'required' | 'optional'
  /** PEM files of the certificate that signs printouts (followed by its chain to the root) and of its key */
  readonly printSigning: { readonly cert: string; readonly key: string } | undefined
  /** the identity provider (docs/how-to/identity-provider.md); without it registration needs the mobile on record */
  readonly identityProvider: IdentityProviderSettings | undefined
  /** object storage for files, instead of the data folder */
  readonly s3: S3Settings | undefined
  /** host:port or socket of the virus scanner */
  readonly clamd: string | undefined
  /** requests handled concurrently */
  readonly visitsAtOnce: number
  /** how long other requests wait for a free slot, in milliseconds, before they are rejected */
  readonly busyAfterMs: number
  /** how long an upload waits for its judgement before it is shown as 处理中, in milliseconds */
  readonly uploadPatienceMs: number
  readonly cookieSecure: boolean
  readonly trustProxy: boolean
  readonly logLevel: string
}

interface IdentityProviderSettings {
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly client: string
  readonly secret: string
}

const demoAuthorities = projectFile('demo/ca')

/** The problems with the environment, one sentence per entry. */
export class ConfigFault extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

/**
 * Reads the environment once, at start.
 * @throws ConfigFault naming every missing or wrong entry; production requires secrets.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigFault(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
  }
  const entry = parsed.data
  const production = entry.NODE_ENV === 'production'
  const demo = entry.DEMO ?? !production
  const faults = [
    ...(production ? productionFaults(entry, demo) : []),
    ...printSigningFaults(entry),
    ...(entry.HALL_SECRET_PREVIOUS && !entry.HALL_SECRET
      ? ['HALL_SECRET_PREVIOUS: 须与 HALL_SECRET 同时填写']
      : []),
    ...s3Faults(entry),
    ...identityProviderFaults(entry),
  ]
  if (faults.length > 0) throw new ConfigFault(faults)
  return {
    production,
    demo,
    port: entry.PORT,
    host: entry.HOST,
    dataDir: entry.DATA_DIR,
    processes: entry.PROCESSES,
    databaseUrl: entry.DATABASE_URL,
    prepared: entry.PREPARED,
    demoNow: new Date(entry.DEMO_NOW),
    captchaAnswer: entry.CAPTCHA_ANSWER,
    secret: entry.HALL_SECRET,
    previousSecrets: entry.HALL_SECRET_PREVIOUS ?? [],
    smsGateway:
      entry.SMS_GATEWAY_URL && entry.SMS_GATEWAY_TOKEN
        ? { url: entry.SMS_GATEWAY_URL, token: entry.SMS_GATEWAY_TOKEN }
        : undefined,
    publicUrl: entry.PUBLIC_URL,
    caDir: entry.CA_DIR ?? (demo ? demoAuthorities : undefined),
    ukeyPort: entry.UKEY_PORT,
    officerSecondFactor: entry.OFFICER_SECOND_FACTOR ?? (production ? 'required' : 'optional'),
    printSigning:
      entry.PRINT_SIGNING_CERT && entry.PRINT_SIGNING_KEY
        ? { cert: entry.PRINT_SIGNING_CERT, key: entry.PRINT_SIGNING_KEY }
        : undefined,
    identityProvider: identityProviderIn(entry),
    s3: s3Of(entry),
    clamd: entry.CLAMD,
    visitsAtOnce: entry.VISITS_AT_ONCE,
    busyAfterMs: entry.BUSY_AFTER_MS,
    uploadPatienceMs: entry.UPLOAD_PATIENCE_MS,
    cookieSecure: entry.COOKIE_SECURE ?? production,
    trustProxy: entry.TRUST_PROXY,
    logLevel: entry.LOG_LEVEL,
  }
}

function productionFaults(entry: Entries, demo: boolean): string[] {
  const missing = (name: 'HALL_SECRET' | 'PUBLIC_URL' | 'SMS_GATEWAY_URL' | 'SMS_GATEWAY_TOKEN') =>
    entry[name] ? [] : [`${name}: 生产环境必须填写（${environment.shape[name].description}）`]
  return [
    ...missing('HALL_SECRET'),
    ...(demo
      ? []
      : [...missing('PUBLIC_URL'), ...missing('SMS_GATEWAY_URL'), ...missing('SMS_GATEWAY_TOKEN')]),
    ...(entry.CAPTCHA_ANSWER ? ['CAPTCHA_ANSWER: 生产环境不得固定图形验证码，请删除'] : []),
  ]
}

function printSigningFaults(entry: z.infer<typeof environment>): string[] {
  return (entry.PRINT_SIGNING_CERT === undefined) === (entry.PRINT_SIGNING_KEY === undefined)
    ? []
    : ['PRINT_SIGNING_CERT、PRINT_SIGNING_KEY: 须同时填写']
}

type Entries = z.infer<typeof environment>

function s3Faults(entry: Entries): string[] {
  if (!entry.FILES_S3_ENDPOINT) return []
  const missing = (['FILES_S3_BUCKET', 'FILES_S3_KEY', 'FILES_S3_SECRET'] as const).filter(
    name => !entry[name],
  )
  return missing.map(
    name => `${name}: 填写 FILES_S3_ENDPOINT 后必须填写（${environment.shape[name].description}）`,
  )
}

function s3Of(entry: Entries): S3Settings | undefined {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket } = entry
  const { FILES_S3_KEY: key, FILES_S3_SECRET: secret } = entry
  if (!endpoint || !bucket || !key || !secret) return undefined
  return { endpoint, bucket, key, secret, region: entry.FILES_S3_REGION }
}

const providerEntries = [
  'IDENTITY_PROVIDER_URL',
  'IDENTITY_PROVIDER_TOKEN_URL',
  'IDENTITY_PROVIDER_CLIENT',
  'IDENTITY_PROVIDER_SECRET',
] as const

function identityProviderFaults(entry: Entries): string[] {
  if (!providerEntries.some(name => entry[name])) return []
  return providerEntries
    .filter(name => !entry[name])
    .map(name => `${name}: 身份认证的四项须同时填写（${environment.shape[name].description}）`)
}

function identityProviderIn(entry: Entries): IdentityProviderSettings | undefined {
  const { IDENTITY_PROVIDER_URL: authorizeUrl, IDENTITY_PROVIDER_TOKEN_URL: tokenUrl } = entry
  const { IDENTITY_PROVIDER_CLIENT: client, IDENTITY_PROVIDER_SECRET: secret } = entry
  if (!authorizeUrl || !tokenUrl || !client || !secret) return undefined
  return { authorizeUrl, tokenUrl, client, secret }
}
