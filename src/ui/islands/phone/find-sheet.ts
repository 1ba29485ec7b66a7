import { areaOf, type Point, type Quad } from './quad.ts'

/**
 * Finds a bright sheet on a darker background: the largest bright region and its extreme points towards the four
 * corners. `grey` has one byte per pixel. @returns undefined if nothing looks like a sheet.
 */
export function findSheet(grey: Uint8Array, width: number, height: number): Quad | undefined {
  const limit = threshold(grey)
  const patch = largestPatch(grey, width, height, limit)
  const corners = outermost(patch, width)
  if (!corners) return undefined
  const [a, b, c, d] = corners
  const at = ({ x, y }: Point): Point => ({ x: x / (width - 1), y: y / (height - 1) })
  const quad: Quad = [at(a), at(b), at(c), at(d)]
  const area = areaOf(quad)
  // A sheet fills most of its quad; text and shadows leave holes, a hand covers part of it.
  const filled = patch.length / (width * height) / area
  return area > 0.12 && filled > 0.7 && filled < 1.3 ? quad : undefined
}

/** Otsu's threshold: the brightness that best separates dark from bright pixels. */
function threshold(grey: Uint8Array): number {
  const counts: number[] = []
  for (let i = 0; i < 256; i += 1) counts.push(0)
  let sum = 0
  for (let i = 0; i < grey.length; i += 1) {
    const value = grey[i] || 0
    counts[value] = (counts[value] || 0) + 1
    sum += value
  }
  let best = 0
  let found = 127
  let dark = 0
  let darkSum = 0
  for (let level = 0; level < 255; level += 1) {
    dark += counts[level] || 0
    darkSum += level * (counts[level] || 0)
    const bright = grey.length - dark
    if (dark === 0 || bright === 0) continue
    const apart = darkSum / dark - (sum - darkSum) / bright
    const between = dark * bright * apart * apart
    if (between <= best) continue
    best = between
    found = level
  }
  return found
}

function largestPatch(grey: Uint8Array, width: number, height: number, limit: number): number[] {
  const seen = new Uint8Array(grey.length)
  let largest: number[] = []
  for (let start = 0; start < grey.length; start += 1) {
    if (seen[start] || (grey[start] || 0) <= limit) continue
    const patch = [start]
    seen[start] = 1
    for (let i = 0; i < patch.length; i += 1) {
      const here = patch[i] || 0
      const x = here % width
      const around = [x > 0 ? here - 1 : -1, x < width - 1 ? here + 1 : -1, here - width, here + width]
      for (const next of around) {
        if (next < 0 || next >= width * height || seen[next] || (grey[next] || 0) <= limit) continue
        seen[next] = 1
        patch.push(next)
      }
    }
    if (patch.length > largest.length) largest = patch
  }
  return largest
}

function outermost(patch: number[], width: number): Quad | undefined {
  let corners: Quad | undefined
  for (const pixel of patch) {
    const here = { x: pixel % width, y: Math.floor(pixel / width) }
    if (!corners) corners = [here, here, here, here]
    const [a, b, c, d] = corners
    if (here.x + here.y < a.x + a.y) corners[0] = here
    if (here.x - here.y > b.x - b.y) corners[1] = here
    if (here.x + here.y > c.x + c.y) corners[2] = here
    if (here.y - here.x > d.y - d.x) corners[3] = here
  }
  return corners
}
