import { encode } from 'uqr'

/** A QR code (GB/T 18284) of a text, drawn as one path; `label` is its accessible name. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path class="paper" d={`M0 0h${size}v${size}H0z`} />
      <path d={squares.join('')} />
    </svg>
  )
}
