const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, mark => escapes[mark] ?? mark)

/** Millimetres with at most three decimals. */
export const mm = (value: number): string => String(Math.round(value * 1000) / 1000)

/** One file of the package: GB/T 33190-2016, annex A defines namespace and element order. */
export const xmlFile = (root: string, attributes: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:${root} xmlns:ofd="http://www.ofdspec.org/2016"${attributes}>${body}</ofd:${root}>\n`
