/** A form of a page, as a browser would send it. */
export interface Form {
  readonly action: string
  readonly method: string
  readonly multipart: boolean
  readonly fields: readonly Field[]
}

export interface Field {
  readonly name: string
  /** what a browser would send; the choices of a list or of several buttons */
  readonly values: readonly string[]
}

const attribute = (tag: string, name: string): string | undefined =>
  unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1])

function unescaped(text: string | undefined): string | undefined {
  return text
    ?.replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The forms of a page; `path` is where it was asked for, query included. */
export function formsIn(page: string, path: string): Form[] {
  return [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', body = '']) => ({
    action: attribute(` ${head}`, 'action') || path,
    method: (attribute(` ${head}`, 'method') ?? 'get').toUpperCase(),
    multipart: attribute(` ${head}`, 'enctype') === 'multipart/form-data',
    fields: fieldsIn(body),
  }))
}

function fieldsIn(body: string): Field[] {
  const found = new Map<string, string[]>()
  const add = (name: string | undefined, values: readonly string[]) => {
    if (name) found.set(name, [...(found.get(name) ?? []), ...values])
  }
  for (const [tag] of body.matchAll(/<(?:input|button)\b[^>]*>/g))
    if (attribute(tag, 'type') !== 'file') add(attribute(tag, 'name'), [attribute(tag, 'value') ?? '1'])
  for (const [, head = '', text = ''] of body.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs))
    add(attribute(` ${head}`, 'name'), [unescaped(text) ?? ''])
  for (const [, head = '', options = ''] of body.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs))
    add(
      attribute(` ${head}`, 'name'),
      [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => attribute(tag, 'value') ?? ''),
    )
  return [...found].map(([name, values]) => ({ name, values }))
}

/** Addresses within the hall that a page links to. */
export const linksIn = (page: string): string[] =>
  [...page.matchAll(/\shref="(\/[^"#]*)"/g)].map(([, href = '']) => unescaped(href) ?? '')
