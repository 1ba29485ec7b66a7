let table: ReadonlyMap<string, Buffer> | undefined

/** Every character that GB18030 encodes in one or two bytes, built once from the platform's decoder. */
function encoder(): ReadonlyMap<string, Buffer> {
  if (table) return table
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, Buffer>()
  for (let byte = 0x20; byte < 0x7f; byte += 1) found.set(String.fromCharCode(byte), Buffer.from([byte]))
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const bytes = Buffer.from([lead, trail])
      const text = decoder.decode(bytes)
      // Skip replacement characters and the private use area, where banks differ.
      if ([...text].length === 1 && !/[\uFFFD\uE000-\uF8FF]/.test(text) && !found.has(text))
        found.set(text, bytes)
    }
  }
  table = found
  return found
}

/** Encodes a text in one or two bytes per character; undefined when a character needs more. */
export function gb18030Bytes(text: string): Buffer | undefined {
  const bytes: Buffer[] = []
  for (const letter of text) {
    const found = encoder().get(letter)
    if (!found) return undefined
    bytes.push(found)
  }
  return Buffer.concat(bytes)
}

/** As many whole characters as fit in `width` bytes. */
export function cutToBytes(text: string, width: number): Buffer {
  const bytes: Buffer[] = []
  let used = 0
  for (const letter of text) {
    const found = encoder().get(letter) ?? Buffer.from('?')
    if (used + found.length > width) break
    bytes.push(found)
    used += found.length
  }
  return Buffer.concat(bytes)
}

/** Decodes GB18030. @throws TypeError for invalid bytes. */
export const gb18030Text = (bytes: Uint8Array): string =>
  new TextDecoder('gb18030', { fatal: true }).decode(bytes)
