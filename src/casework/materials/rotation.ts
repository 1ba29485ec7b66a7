/** Clockwise rotation of a page on display, in degrees; the stored file does not change. */
export type Rotation = 0 | 90 | 180 | 270

const turns = { 0: 90, 90: 180, 180: 270, 270: 0 } as const

/** A quarter turn further. */
export const turned = (rotation: Rotation): Rotation => turns[rotation]

/** Degrees as posted by a form; undefined unless a multiple of a quarter turn. */
export function rotationOf(text: string): Rotation | undefined {
  return text === '0' || text === '90' || text === '180' || text === '270' ? quarters[text] : undefined
}

const quarters = { 0: 0, 90: 90, 180: 180, 270: 270 } as const
