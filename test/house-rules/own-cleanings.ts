import type { Source } from './sources.ts'

/** Texts that are trimmed and come from no form, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  'src/disbursement/payment/bank-words.ts': 'the bank’s words',
  'src/disbursement/payment/format/fixed-answer.ts': 'columns of the bank’s file',
  'src/entitlement/policy/policy.ts': 'a policy file',
  'src/identity/account/account.ts': 'logins are indexed as ever, whatever forms do',
  'src/identity/password/password-findings.ts': 'what a password is compared with',
  'src/identity/provider/post-signed.ts': 'the identity provider’s answer',
}

const rooms =
  /^src\/(?:bulletin|casework|disbursement|entitlement|export|halls|identity|items|printout|registry(?!\/(?:fields|import)\/))\//

/**
 * What a visitor typed is cleaned by its kind of field (`registry/fields`): `trim` leaves full-width characters, invisible
 * marks and damage. Imports read tables.
 */
export function ownCleanings({ path, text }: Pick<Source, 'path' | 'text'>): string[] {
  if (!rooms.test(path) || elsewhere[path] !== undefined) return []
  return text
    .split('\n')
    .flatMap((line, i) => (/\.trim\(/.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : []))
}
