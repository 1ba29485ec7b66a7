import { deflateSync } from 'node:zlib'

interface Pdf {
  /** catalogue entries besides the pages */
  readonly catalog?: string
  /** additional objects, numbered from 4 */
  readonly objects?: readonly string[]
  readonly trailer?: string
  readonly pages?: number
}

/** A PDF 1.4: plain objects and a cross-reference table. */
export function plainPdf({ catalog = '', objects = [], trailer = '', pages = 1 }: Pdf = {}): Buffer {
  return written('1.4', bodies(catalog, objects, pages), (at, out) => {
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
  const head15 = '%PDF-1.5\n%\xe2\xe3\n'
  const front = Buffer.from(`${head15}${no} 0 obj`, 'latin1')
  const middle = Buffer.from(`endobj\n${no + 1} 0 obj`)
  const where = front.length + objectStream.length + 'endobj\n'.length
  const entries = [[0, 0, 0], ...packed.map((_, i) => [2, no, i]), [1, head15.length, 0], [1, where, 0]]
  const table = streamOf(
    `/Type/XRef/Size ${no + 2}/W[1 4 1]/Root 1 0 R ${trailer}`,
    Buffer.concat(entries.map(([kind = 0, at32 = 0, index = 0]) => entry(kind, at32, index))),
  )
  return Buffer.concat([
    front,
    objectStream,
    middle,
    table,
    Buffer.from(`endobj\nstartxref\n${where}\n%%EOF\n`),
  ])
}

function entry(kind: number, where: number, index: number): Buffer {
  const out = Buffer.alloc(6)
  out.writeUInt8(kind, 0)
  out.writeUInt32BE(where, 1)
  out.writeUInt8(index, 5)
  return out
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

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'

const bodies = (catalog: string, objects: readonly string[], pages = 1) => [
  `<</Type/Catalog/Pages 2 0 R ${catalog}>>`,
  `<</Type/Pages/Kids[3 0 R${kids(objects.length + 4, pages - 1)}]/Count ${pages}>>`,
  page,
  ...objects,
  ...Array.from({ length: pages - 1 }, () => page),
]

const kids = (first: number, more: number) =>
  Array.from({ length: more }, (_, i) => ` ${first + i} 0 R`).join('')

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
