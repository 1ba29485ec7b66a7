import { deflateSync } from 'node:zlib'

interface Pdf {
  /** catalogue entries besides the pages */
  readonly catalog?: string
  /** additional objects, numbered from 4 */
  readonly objects?: readonly string[]
  readonly trailer?: string
}

/** A PDF 1.4: plain objects and a cross-reference table. */
export function plainPdf({ catalog = '', objects = [], trailer = '' }: Pdf = {}): Buffer {
  return written('1.4', bodies(catalog, objects), (at, out) => {
    const lines = at.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
    return `xref\n0 ${at.length + 1}\n0000000000 65535 f \n${lines}trailer<</Size ${at.length + 1}/Root 1 0 R ${trailer}>>\nstartxref\n${out}\n%%EOF\n`
  })
}

/** A PDF 1.5: an object stream and a cross-reference stream. */
export function packedPdf({ catalog = '', objects = [], trailer = '' }: Pdf = {}): Buffer {
  const packed = bodies(catalog, objects)
  let at = 0
  const index = packed.map((body, i) => {
    const line = `${i + 1} ${at}`
    at += body.length + 1
    return line
  })
  const head = `${index.join(' ')}\n`
  const inner = Buffer.from(head + packed.map(body => `${body}\n`).join(''))
  const no = packed.length + 1
  const objectStream = streamOf(`/Type/ObjStm/N ${packed.length}/First ${head.length}`, inner)
  const table = streamOf(`/Type/XRef/Size ${no + 1}/W[1 4 1]/Root 1 0 R ${trailer}`, Buffer.alloc(6 * no))
  const front = Buffer.from(`%PDF-1.5\n%\xe2\xe3\n${no} 0 obj`, 'latin1')
  const middle = Buffer.from(`endobj\n${no + 1} 0 obj`)
  const where = front.length + objectStream.length
  return Buffer.concat([
    front,
    objectStream,
    middle,
    table,
    Buffer.from(`endobj\nstartxref\n${where}\n%%EOF\n`),
  ])
}

/** A stream object's dictionary and body, deflated unless another filter is given. */
export function streamOf(dictionary: string, content: Buffer, filter = '/FlateDecode'): Buffer {
  const body = filter === '/FlateDecode' ? deflateSync(content, { level: 9 }) : content
  return Buffer.concat([
    Buffer.from(`<<${dictionary}${filter ? `/Filter${filter}` : ''}/Length ${body.length}>>stream\n`),
    body,
    Buffer.from('\nendstream\n'),
  ])
}

const bodies = (catalog: string, objects: readonly string[]) => [
  `<</Type/Catalog/Pages 2 0 R ${catalog}>>`,
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ...objects,
]

function written(
  version: string,
  objects: readonly string[],
  end: (at: readonly number[], length: number) => string,
): Buffer {
  let out = `%PDF-${version}\n%\xe2\xe3\n`
  const at: number[] = []
  objects.forEach((body, i) => {
    at.push(out.length)
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
  })
  return Buffer.from(out + end(at, out.length), 'latin1')
}
