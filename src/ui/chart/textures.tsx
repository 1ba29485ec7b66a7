/** The number of distinguishable segments. */
const mostParts = 6

const drawings = [
  null,
  <path key="1" d="M0 8L8 0M-2 2L2 -2M6 10L10 6" />,
  <path key="2" d="M0 4H8" />,
  <circle key="3" cx="4" cy="4" r="1.7" />,
  <path key="4" d="M4 0V8M0 4H8" />,
  <path key="5" d="M0 0L8 8M-2 6L2 10M6 -2L10 2" />,
] as const

/** Each segment has a texture as well as a colour, for black-and-white prints and colour-blind readers. */
export function Textures({ id }: { readonly id: string }) {
  return (
    <defs>
      {drawings.map((drawing, i) => (
        <pattern key={i} id={`${id}-${i}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class={`part-${i}`} width="8" height="8" />
          {drawing ? <g class="texture">{drawing}</g> : null}
        </pattern>
      ))}
    </defs>
  )
}

/** The fill of a segment. */
export const paint = (id: string, part: number) => `url(#${id}-${part % mostParts})`
