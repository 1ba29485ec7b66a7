const primes = Array.from({ length: 311 }, (_, i) => i + 2).filter(number =>
  Array.from({ length: number - 2 }, (_, i) => i + 2).every(divisor => number % divisor !== 0),
)
/** The first 32 bits behind the point, as FIPS 180-4 makes its constants. */
const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0
const constants = primes.map(prime => fraction(Math.cbrt(prime)))
const start = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** SHA-256 (FIPS 180-4). A page that is opened from disk has no other everywhere. */
export function sha256(message: Uint8Array): Uint8Array {
  const blocks = Math.ceil((message.length + 9) / 64)
  const padded = new Uint8Array(blocks * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0)
  let state = start
  for (let block = 0; block < blocks; block += 1) {
    const words = expanded(view, block * 64)
    state = compressed(state, words).map((word, i) => (word + (state[i] ?? 0)) | 0)
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [i, word] of state.entries()) digest.setUint32(i * 4, word >>> 0)
  return new Uint8Array(digest.buffer)
}

function expanded(view: DataView, from: number): number[] {
  const words = Array.from({ length: 16 }, (_, i) => view.getUint32(from + i * 4))
  const at = (i: number) => words[i] ?? 0
  for (let i = 16; i < 64; i += 1) {
    const s0 = turn(at(i - 15), 7) ^ turn(at(i - 15), 18) ^ (at(i - 15) >>> 3)
    const s1 = turn(at(i - 2), 17) ^ turn(at(i - 2), 19) ^ (at(i - 2) >>> 10)
    words.push((at(i - 16) + s0 + at(i - 7) + s1) | 0)
  }
  return words
}

function compressed(state: readonly number[], words: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (const [i, word] of words.entries()) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + word) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  return [a, b, c, d, e, f, g, h]
}
