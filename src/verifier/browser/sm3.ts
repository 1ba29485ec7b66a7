const start = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]

const turn = (word: number, by: number) => (word << (by & 31)) | (word >>> (32 - (by & 31)))
const p0 = (word: number) => word ^ turn(word, 9) ^ turn(word, 17)
const p1 = (word: number) => word ^ turn(word, 15) ^ turn(word, 23)

/** SM3 (GB/T 32905-2016). */
export function sm3(message: Uint8Array): Uint8Array {
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
    state = compressed(state, words).map((word, i) => word ^ (state[i] ?? 0))
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [i, word] of state.entries()) digest.setUint32(i * 4, word >>> 0)
  return new Uint8Array(digest.buffer)
}

function expanded(view: DataView, from: number): number[] {
  const words = Array.from({ length: 16 }, (_, i) => view.getUint32(from + i * 4))
  const at = (i: number) => words[i] ?? 0
  for (let j = 16; j < 68; j += 1) {
    words.push(p1(at(j - 16) ^ at(j - 9) ^ turn(at(j - 3), 15)) ^ turn(at(j - 13), 7) ^ at(j - 6))
  }
  return words
}

function compressed(state: readonly number[], words: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let j = 0; j < 64; j += 1) {
    const early = j < 16
    const word = words[j] ?? 0
    const ss1 = turn((turn(a, 12) + e + turn(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7)
    const ss2 = ss1 ^ turn(a, 12)
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + ss2 + (word ^ (words[j + 4] ?? 0))) | 0
    const tt2 = (gg + h + ss1 + word) | 0
    ;[d, c, b, a] = [c, turn(b, 9), a, tt1]
    ;[h, g, f, e] = [g, turn(f, 19), e, p0(tt2)]
  }
  return [a, b, c, d, e, f, g, h]
}
