import { readFileSync } from 'node:fs'

const rate = 8000
const clips = new Map(
  [...'0123456789'].map(digit => [
    digit,
    samplesOf(readFileSync(new URL(`./voices/${digit}.wav`, import.meta.url))),
  ]),
)

/** The samples of an 8-bit mono WAV: what follows the `data` chunk's head. */
function samplesOf(wav: Buffer): Buffer {
  const data = wav.indexOf('data')
  return wav.subarray(data + 8, data + 8 + wav.readUInt32LE(data + 4))
}

/**
 * A WAV (8 kHz, mono, 8 bit) that says the digits of a captcha in Mandarin, with pauses of uneven length and noise
 * behind them. `random` gives numbers in [0, 1). Other characters are not spoken.
 */
export function speakCaptcha(text: string, random: () => number): Buffer {
  const silence = () => Buffer.alloc(Math.round(rate * (0.25 + random() * 0.35)), 128)
  const parts = [...text].flatMap(character => [silence(), clips.get(character) ?? Buffer.alloc(0)])
  const sound = Buffer.concat([...parts, silence()])
  const noisy = Buffer.from(sound.map(sample => Math.max(0, Math.min(255, sample + Math.round((random() - 0.5) * 14)))))
  return Buffer.concat([header(noisy.length), noisy])
}

function header(length: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(length, 40)
  return head
}
