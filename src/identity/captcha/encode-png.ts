import { crc32, deflateSync } from 'node:zlib'

/** Encodes a greyscale picture, one byte per pixel, as a 16-shade PNG (ISO/IEC 15948). The width must be even. */
export function encodePng(points: Buffer, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width / 2 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 2) {
      const left = (points[y * width + x] ?? 0) >> 4
      const right = (points[y * width + x + 1] ?? 0) >> 4
      rows[y * (width / 2 + 1) + 1 + x / 2] = (left << 4) | right
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([4, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = deflateSync(rows, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
