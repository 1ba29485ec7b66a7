/** How far a page is turned clockwise when it is shown, in degrees; what is stored stays as it came. */
export type Rotation = 0 | 90 | 180 | 270

const turns = { 0: 90, 90: 180, 180: 270, 270: 0 } as const

/** A quarter further. */
export const turned = (rotation: Rotation): Rotation => turns[rotation]

/** Degrees as a form posts them; undefined for what is no quarter. */
export function rotationOf(text: string): Rotation | undefined {
  return text === '0' || text === '90' || text === '180' || text === '270' ? quarters[text] : undefined
}

const quarters = { 0: 0, 90: 90, 180: 180, 270: 270 } as const
