import { readFileSync } from 'node:fs'
import { projectFile } from '#project-file'

const rate = 8000
/** The zero level of unsigned 8-bit samples. */
const still = 128
const noise = 4

const clips = new Map(
  [...'0123456789'].map(digit => [
    digit,
    samplesOf(readFileSync(projectFile(`src/identity/captcha/voices/${digit}.wav`))),
  ]),
)

/** The samples of an 8-bit mono WAV: the body of its `data` chunk. */
function samplesOf(wav: Buffer): Buffer {
  const data = wav.indexOf('data')
  return wav.subarray(data + 8, data + 8 + wav.readUInt32LE(data + 4))
}

/**
 * A WAV (8 kHz, mono, 8 bit; four digits take 3 to 6 s) that speaks the digits of a captcha in Mandarin, with varying
 * speed, uneven pauses and background noise. Other characters are skipped. `random` returns numbers in [0, 1).
 */
export function speakCaptcha(digits: string, random: () => number): Buffer {
  const pause = () => Buffer.alloc(Math.round(rate * (0.4 + random() * 0.45)), still)
  const spoken = [...digits].flatMap(digit => {
    const clip = clips.get(digit)
    return clip ? [pause(), atSpeed(clip, 0.92 + random() * 0.16)] : []
  })
  const sound = Buffer.concat([...spoken, pause()])
  return wavOf(sound.map(sample => clamp(sample + Math.round((random() - 0.5) * 2 * noise))))
}

/** Resamples a clip to play faster (above 1) or slower, so that no two recordings of a digit are identical. */
function atSpeed(clip: Buffer, speed: number): Buffer {
  return Buffer.from(
    Array.from({ length: Math.floor(clip.length / speed) }, (_, i) => {
      const at = i * speed
      const [before, after] = [clip[Math.floor(at)] ?? still, clip[Math.ceil(at)] ?? still]
      return Math.round(before + (after - before) * (at % 1))
    }),
  )
}

function clamp(sample: number): number {
  return Math.max(0, Math.min(255, sample))
}

/** RIFF WAVE, PCM; a chunk of odd length is padded with one byte. */
function wavOf(samples: Uint8Array): Buffer {
  const padding = Buffer.alloc(samples.length % 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length + padding.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples, padding])
}
