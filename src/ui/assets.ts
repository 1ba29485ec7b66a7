import { createHash } from 'node:crypto'

/** A static file named by its content, so that it can be cached indefinitely. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly br?: Buffer
  readonly gzip?: Buffer
}

/** An asset's content, where it was built also compressed. */
type Made = Omit<Asset, 'path' | 'type'>

const types = {
  'hall.css': 'text/css; charset=utf-8',
  'fields.js': 'text/javascript; charset=utf-8',
  'hall.js': 'text/javascript; charset=utf-8',
  'passkey.js': 'text/javascript; charset=utf-8',
  'phone.js': 'text/javascript; charset=utf-8',
  'ukey.js': 'text/javascript; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
} as const

type AssetName = keyof typeof types

const paths = new Map<AssetName, string>()

/** Style sheet, islands and icon, once at start-up: from then on `assetPath` names them by their content. */
export async function loadAssets(read: (name: AssetName) => Promise<Made>): Promise<readonly Asset[]> {
  const names = Object.keys(types) as AssetName[]
  return await Promise.all(names.map(async name => asset(name, await read(name))))
}

/** The address of an asset. */
export function assetPath(name: AssetName): string {
  return paths.get(name) ?? `/assets/${name}`
}

function asset(name: AssetName, made: Made): Asset {
  const hash = createHash('sha256').update(made.body).digest('hex').slice(0, 10)
  const path = `/assets/${name.replace('.', `.${hash}.`)}`
  paths.set(name, path)
  return { path, type: types[name], ...made }
}
