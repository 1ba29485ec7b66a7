import type { Random } from '../random.ts'
import { type Field, type Form, formsIn } from './forms-in.ts'
import { encoded, oddEncoded, oddValue } from './odd-values.ts'
import type { Visitor } from './visitors.ts'

/** A request as `inject` takes it. */
export interface Asked {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: Buffer
}

export interface Known {
  readonly routes: readonly { readonly method: string; readonly url: string }[]
  /** values for the parameters of addresses: keys of cases, files, batches and units of any owner */
  readonly keys: readonly string[]
  readonly picture: Buffer
}

const queryNames =
  'unit ts year page next area words sort size kind state saved run request reason parked order n month key item identity id format document deleted decision challenge from to whose overdue serial mobile pass'.split(
    ' ',
  )
const named = [
  'stable-employment-refund',
  'emergency-refund',
  'data-correction',
  'credit-code-maintenance',
  'units',
  '2023',
  '1',
]

/** An address of a route: mostly with keys that exist, mostly with a query that could be meant. */
function addressOf(random: Random, pattern: string, { keys }: Known): string {
  const path = pattern.replace(/:\w+|\*/g, () => {
    if (random.chance(0.15)) return oddEncoded(random)
    return encoded(random.pick(random.chance(0.7) ? keys : named))
  })
  const query = Array.from({ length: random.chance(0.5) ? random.below(5) : 0 }, () => {
    const name = random.pick(queryNames)
    return `${name}=${random.chance(0.5) ? encoded(random.pick(keys)) : oddEncoded(random)}`
  })
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'x-requested-with': 'island' },
  { 'accept-encoding': 'br, gzip;q=0.5, *;q=0' },
  { range: 'bytes=5-1' },
  { 'if-none-match': '*' },
  { origin: 'https://evil.example' },
  { 'x-forwarded-for': '::1, 300.1.2.3' },
  { 'accept-language': 'x'.repeat(5000) },
  { 'content-length': '7' },
]
const headersOf = (random: Random) => (random.chance(0.1) ? random.pick(oddHeaders) : {})

/** Asks for a page, or follows a link of the last ones. */
export function pageRequest(random: Random, visitor: Visitor, known: Known): Asked {
  const pages = known.routes.filter(route => route.method === 'GET')
  const linked = random.chance(0.35) && visitor.links.length > 0
  const url = linked ? random.pick(visitor.links) : addressOf(random, random.pick(pages).url, known)
  return { method: random.chance(0.05) ? 'HEAD' : 'GET', url, headers: headersOf(random) }
}

/** Sends a form of the page, with one or several fields changed. */
export function formRequest(
  random: Random,
  visitor: Visitor,
  { page, url, known }: { readonly page: string; readonly url: string; readonly known: Known },
): Asked | undefined {
  const forms = formsIn(page, url).filter(form => !form.action.startsWith('http'))
  if (forms.length === 0) return undefined
  const form = random.pick(forms)
  const buttons = form.fields.find(field => field.name === '_act')
  const filled = form.fields
    .filter(field => !random.chance(0.04) || field.name === '_form')
    .flatMap(field => valuesOf(random, visitor, known, field))
  if (buttons && random.chance(0.1))
    filled.push(['_act', random.pick(['accept', 'approve', 'revoke', 'delete', 'x'])])
  if (form.method === 'GET') {
    const query = filled.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
    return { method: 'GET', url: `${form.action.split('?')[0]}?${query}`, headers: headersOf(random) }
  }
  return { method: 'POST', url: form.action, ...bodyOf(random, form, filled, known) }
}

type Filled = readonly (readonly [string, string])[]

const kept = /^_(form|once|upload)$/

function valuesOf(random: Random, { marker }: Visitor, { keys }: Known, { name, values }: Field): Filled {
  const given = values.length === 0 ? '' : random.pick(values)
  if (kept.test(name) && !random.chance(0.03)) return [[name, given]]
  const value = () => {
    if (random.chance(0.55)) return given
    if (marker !== undefined && random.chance(0.5)) return `${marker}需要说明的情况如上所述`
    return random.chance(0.3) ? random.pick(keys) : oddValue(random)
  }
  const one = [name, value()] as const
  return random.chance(0.06) ? [one, [name, value()]] : [one]
}

function bodyOf(
  random: Random,
  form: Form,
  filled: Filled,
  known: Known,
): Pick<Asked, 'headers' | 'payload'> {
  const more = headersOf(random)
  if (form.multipart !== random.chance(0.05)) return multipart(random, filled, known, more)
  if (random.chance(0.08)) {
    const json = JSON.stringify(
      Object.fromEntries(filled.map(([name, value]) => [name, jsonOf(random, value)])),
    )
    return { headers: { 'content-type': 'application/json', ...more }, payload: Buffer.from(json) }
  }
  const pairs = filled.map(
    ([name, value]) => `${encoded(name)}=${random.chance(0.04) ? oddEncoded(random) : encoded(value)}`,
  )
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
    payload: Buffer.from(pairs.join('&')),
  }
}

const jsonOf = (random: Random, value: string): unknown =>
  random.chance(0.7)
    ? value
    : random.pick([null, 5, true, [], {}, [value, 5], { value }, [[value]], '\ud800'])

function multipart(random: Random, filled: Filled, { picture }: Known, more: Asked['headers']) {
  const parts = filled.map(
    ([name, value]) =>
      `--b\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '')}"\r\n\r\n${value}\r\n`,
  )
  const name = random.pick(['a.png', 'a.pdf', '../../a.png', '\u202egnp.exe', 'a'.repeat(300), ''])
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`
  const whole = Buffer.concat([Buffer.from(parts.join('') + head), picture, Buffer.from('\r\n--b--\r\n')])
  const payload = random.chance(0.1) ? whole.subarray(0, random.below(whole.length)) : whole
  return { headers: { 'content-type': 'multipart/form-data; boundary=b', ...more }, payload }
}

const types = [
  'application/json',
  'application/xml',
  'text/plain',
  'application/octet-stream',
  'application/offset+octet-stream',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'x',
  '',
]
const bodies = [
  '',
  '{',
  '"',
  'null',
  '[1,2]',
  '{"__proto__":{"a":1}}',
  '<x/>',
  '--b\r\nbroken',
  '%',
  '\0',
  'a=1&a[b]=2',
  'x'.repeat(600_000),
]

/** What no form sends: any method, address, type and body. */
export function strayRequest(random: Random, { form }: Visitor, known: Known): Asked {
  const route = random.pick(known.routes)
  const method = random.pick([
    'POST',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'HEAD',
    route.method,
  ]) as Asked['method']
  const url = random.chance(0.1)
    ? `/${oddEncoded(random)}/${oddEncoded(random)}`
    : addressOf(random, route.url, known)
  const type = random.pick(types)
  const tus = random.chance(0.2)
    ? {
        'tus-resumable': '1.0.0',
        'upload-length': oddValue(random).replaceAll(/[^\d.-]/g, '') || '9',
        'upload-offset': '0',
      }
    : {}
  const text = random.chance(0.3)
    ? `_form=${encoded(form)}&_act=${oddEncoded(random)}&id=${encoded(random.pick(known.keys))}`
    : random.pick(bodies)
  const headers = { ...(type === '' ? {} : { 'content-type': type }), ...tus, ...headersOf(random) }
  return method === 'HEAD' || method === 'GET'
    ? { method, url, headers }
    : { method, url, headers, payload: Buffer.from(text) }
}
