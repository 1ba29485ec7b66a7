import { readFileSync } from 'node:fs'
import { projectFile } from '#project-file'

const names = [
  'building',
  'building-bank',
  'building-community',
  'building-hospital',
  'wheelchair',
  'user',
  'users',
  'user-plus',
  'file-text',
  'files',
  'edit',
  'printer',
  'search',
  'report-medical',
  'face-id',
  'heart-handshake',
  'speakerphone',
  'download',
  'clipboard-list',
  'armchair',
  'certificate',
] as const

export type IconName = (typeof names)[number]

const drawings = new Map(names.map(name => [name, drawingOf(name)]))

function drawingOf(name: IconName): string {
  const svg = readFileSync(projectFile('src/ui/icons', `${name}.svg`), 'utf8')
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
}

/** A decorative icon beside a text; hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      // From src/ui/icons (Tabler Icons, MIT), never user input.
      dangerouslySetInnerHTML={{ __html: drawings.get(name) ?? '' }}
    />
  )
}
