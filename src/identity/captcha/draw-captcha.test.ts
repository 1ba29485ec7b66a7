import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawCaptcha } from './draw-captcha.ts'
import { seeded } from './seeded.ts'
import { strokesOf } from './strokes.ts'

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The fraction of dark pixels in the picture. */
async function inked(png: Buffer): Promise<number> {
  const points = await sharp(png).greyscale().raw().toBuffer()
  return points.filter(shade => shade < 128).length / points.length
}

describe('drawCaptcha', () => {
  it('is a valid PNG of 240 × 80 pixels and about 3 KB', async () => {
    const png = drawCaptcha('2345', seeded(1))
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 240, height: 80 })
    expect(png.length).toBeLessThan(4000)
  })

  it('draws the characters, not just lines and specks', async () => {
    const empty = await inked(drawCaptcha('', seeded(2)))
    expect(await inked(drawCaptcha('2345', seeded(2)))).toBeGreaterThan(empty + 0.05)
  })

  it('depends only on `random`', () => {
    expect(drawCaptcha('2345', seeded(3))).toEqual(drawCaptcha('2345', seeded(3)))
    expect(drawCaptcha('2345', seeded(3))).not.toEqual(drawCaptcha('2345', seeded(4)))
    expect(drawCaptcha('2345', seeded(3))).not.toEqual(drawCaptcha('2346', seeded(3)))
  })

  it('draws an operator’s fixed answer of one to eight letters in either case', () => {
    expect(drawCaptcha('abcd', seeded(5))).toEqual(drawCaptcha('ABCD', seeded(5)))
    for (const text of ['7', 'ABCDEFGH']) expect(() => drawCaptcha(text, seeded(6))).not.toThrow()
  })
})

describe('strokesOf', () => {
  it('has a distinct shape for every digit and letter, except 0 and O', () => {
    const shapes = [...characters].map(character => JSON.stringify(strokesOf(character)))
    expect(shapes.filter(shape => shape === '[]')).toEqual([])
    expect(new Set(shapes).size).toBe(characters.length - 1)
  })

  it('stays within the grid', () => {
    for (const [x, y] of [...characters].flatMap(strokesOf).flat()) {
      expect(x >= 0 && x <= 4 && y >= 0 && y <= 6).toBe(true)
    }
  })

  it('returns nothing for other characters', () => {
    expect(strokesOf('稳')).toEqual([])
  })
})
