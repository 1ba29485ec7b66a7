import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { seeded } from './seeded.ts'
import { speakCaptcha } from './speak-captcha.ts'

const seconds = (wav: Buffer) => wav.readUInt32LE(40) / 8000

describe('speakCaptcha', () => {
  it.each([1, 2, 3, 4])('is a valid RIFF WAVE of 8 kHz, mono, 8 bit (%i)', seed => {
    const wav = speakCaptcha('2345', seeded(seed))
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF')
    expect(wav.toString('latin1', 8, 16)).toBe('WAVEfmt ')
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([
      1, 1, 8000, 8,
    ])
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8)
    expect(wav.length).toBe(44 + wav.readUInt32LE(40) + (wav.readUInt32LE(40) % 2))
  })

  it.each(['1888', '2345', '3000', '9999'])('lasts 2 to 8 s for %s at either speed limit', digits => {
    expect(seconds(speakCaptcha(digits, () => 0))).toBeGreaterThan(2)
    expect(seconds(speakCaptcha(digits, () => 0.999))).toBeLessThan(8)
  })

  it('depends only on `random`', () => {
    expect(speakCaptcha('2345', seeded(3))).toEqual(speakCaptcha('2345', seeded(3)))
    expect(speakCaptcha('2345', seeded(3))).not.toEqual(speakCaptcha('2345', seeded(4)))
  })

  it('skips everything but digits', () => {
    expect(speakCaptcha('a2b', seeded(5))).toEqual(speakCaptcha('2', seeded(5)))
    expect(seconds(speakCaptcha('abcd', seeded(5)))).toBeLessThan(1)
  })

  it('is louder than its noise', () => {
    const swing = (wav: Buffer) => Math.max(...wav.subarray(44, -1)) - 128
    expect(swing(speakCaptcha('2', seeded(6)))).toBeGreaterThan(6 * swing(speakCaptcha('', seeded(6))))
  })
})

describe('the clips', () => {
  it('are one syllable each, all different, small enough for the repository', () => {
    const clips = [...'0123456789'].map(digit =>
      readFileSync(new URL(`./voices/${digit}.wav`, import.meta.url)),
    )
    expect(new Set(clips.map(clip => clip.toString('latin1'))).size).toBe(10)
    for (const clip of clips) expect(seconds(clip)).toBeLessThan(0.56)
    expect(clips.reduce((sum, clip) => sum + clip.length, 0)).toBeLessThan(120_000)
  })
})
