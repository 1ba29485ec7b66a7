import type { Random } from '../random.ts'

/** Recognised in an answer if it was not escaped. */
export const markup = '<fuzz onmouseover=alert(1)>'

const odd: readonly string[] = [
  '',
  ' ',
  '　',
  'a\0b',
  '\ud800',
  '\u202e反',
  '😀'.repeat(60),
  '-1',
  '0',
  '1.5',
  '1e9',
  '2147483648',
  '9223372036854775808',
  '9'.repeat(400),
  'NaN',
  'Infinity',
  '１２',
  '0x10',
  '2023-02-31',
  '0000-00-00',
  '9999-99-99',
  '275760-09-14',
  '202313',
  '000000',
  `"'>${markup}`,
  `</script></textarea>${markup}`,
  "' or 1=1; drop table casework.declaration; --",
  "%' union all (table identity.account) --",
  '%',
  '_',
  '\\',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  '\r\nset-cookie: hall_agency=1',
  '//evil.example',
  'javascript:alert(1)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template is what is tried
  '${7*7}{{7*7}}%s%n',
  '长'.repeat(3000),
  'x'.repeat(70_000),
  'undefined',
  'null',
  '[]',
  '{}',
]

/** What a program could send that no browser would. */
const rawValues = ['%00', '%ED%A0%80', '%FF%FE', '%', '%zz', '%C0%AF', '+', '%2e%2e%2f', '%0d%0aa:b']

export const oddValue = (random: Random): string => random.pick(odd)

/** A value for an address or an encoded form, odd in itself or in how it is encoded. */
export const oddEncoded = (random: Random): string =>
  random.chance(0.3) ? random.pick(rawValues) : encoded(oddValue(random))

/** As `encodeURIComponent`, which refuses lone surrogates. */
export const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())
