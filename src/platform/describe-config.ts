import { environment } from './environment.ts'

/** The entries with meaning and current value, secrets masked: the output of `script/hall config`. */
export function describeConfig(env: Record<string, string | undefined> = process.env): string[] {
  const secret = new Set([
    'HALL_SECRET',
    'HALL_SECRET_PREVIOUS',
    'SMS_GATEWAY_TOKEN',
    'DATABASE_URL',
    'FILES_S3_SECRET',
    'IDENTITY_PROVIDER_SECRET',
  ])
  return Object.entries(environment.shape).map(([name, rule]) => {
    const value = env[name]
    const shown = value === undefined ? '（未设置）' : secret.has(name) ? '******' : value
    return `${name}=${shown}  ${rule.description ?? ''}`.trimEnd()
  })
}
