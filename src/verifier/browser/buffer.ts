// Replacement for Node's Buffer: only what the receipt checks use.
type Encoding = 'hex' | 'base64' | 'latin1' | 'utf8' | 'utf16le'

class Bytes extends Uint8Array {
  equals(other: Uint8Array): boolean {
    return this.compare(other) === 0
  }
  compare(other: Uint8Array): number {
    for (let i = 0; i < Math.min(this.length, other.length); i += 1) {
      const difference = (this[i] ?? 0) - (other[i] ?? 0)
      if (difference !== 0) return Math.sign(difference)
    }
    return Math.sign(this.length - other.length)
  }
  swap16(): this {
    for (let i = 0; i + 1 < this.length; i += 2) [this[i], this[i + 1]] = [this[i + 1] ?? 0, this[i] ?? 0]
    return this
  }
  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'hex') return Array.from(this, byte => byte.toString(16).padStart(2, '0')).join('')
    if (encoding === 'latin1') return letters(this)
    if (encoding === 'base64') return btoa(letters(this))
    return new TextDecoder(encoding === 'utf8' ? 'utf-8' : 'utf-16le').decode(this)
  }
}

const letters = (bytes: Uint8Array) => Array.from(bytes, byte => String.fromCharCode(byte)).join('')

function encoded(text: string, encoding: Encoding): Iterable<number> {
  if (encoding === 'hex') return (text.match(/[0-9a-f]{2}/gi) ?? []).map(pair => Number.parseInt(pair, 16))
  if (encoding === 'base64') return Array.from(atob(text), letter => letter.charCodeAt(0))
  if (encoding === 'latin1') return Array.from(text, letter => letter.charCodeAt(0))
  return new TextEncoder().encode(text)
}

function from(
  value: string | ArrayBuffer | Iterable<number>,
  encodingOrOffset: Encoding | number = 'utf8',
  length?: number,
): Bytes {
  if (typeof value === 'string') {
    return new Bytes(
      Array.from(encoded(value, typeof encodingOrOffset === 'string' ? encodingOrOffset : 'utf8')),
    )
  }
  if (value instanceof ArrayBuffer) return new Bytes(value, Number(encodingOrOffset) || 0, length)
  return new Bytes(Array.from(value))
}

function concat(parts: readonly Uint8Array[]): Bytes {
  const whole = new Bytes(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const Buffer = {
  from,
  concat,
  alloc: (length: number) => new Bytes(length),
  of: (...bytes: number[]) => new Bytes(bytes),
}
