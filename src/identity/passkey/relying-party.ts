import { isIP } from 'node:net'
import { refuse } from '#platform'

/** The relying party of passkeys (W3C WebAuthn): the hall's domain and its exact origin. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * The relying party for an address of the hall; undefined where browsers allow none: an IP address, or plain HTTP other
 * than localhost.
 */
export function relyingPartyOf(site: string): RelyingParty | undefined {
  const address = URL.parse(site)
  if (!address) return undefined
  const { hostname, origin, protocol } = address
  const local = hostname === 'localhost' || hostname.endsWith('.localhost')
  const numeric = isIP(hostname.replace(/^\[|\]$/g, '')) > 0
  return numeric || !(protocol === 'https:' || local) ? undefined : { id: hostname, origin }
}

/** @throws Refusal if the hall's address cannot have passkeys. */
export function getRelyingParty(site: string): RelyingParty {
  return relyingPartyOf(site) ?? refuse('conflict', noPasskeysHere)
}

export const noPasskeysHere =
  '当前访问地址不能使用通行密钥：需要通过域名和加密连接访问网厅。请使用动态验证码，或联系系统管理员。'
