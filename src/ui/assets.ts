import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { transform } from '@swc/core'
import { build } from 'esbuild'
import { compileAsync } from 'sass'

/** A static file named by its content, so that it can be cached indefinitely. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Buffer
}

type AssetName = 'hall.css' | 'hall.js' | 'passkey.js' | 'phone.js' | 'ukey.js' | 'favicon.svg'

const folder = fileURLToPath(new URL('.', import.meta.url))
const paths = new Map<AssetName, string>()

/** Builds style sheet and islands, once at start-up. */
export async function buildAssets(): Promise<readonly Asset[]> {
  const [style, script, passkey, phone, ukey] = await Promise.all([
    buildStyle(),
    buildIslands('hall.ts'),
    buildIslands('passkey/passkey.ts'),
    buildIslands('phone/phone.ts'),
    buildIslands('ukey/ukey.ts'),
  ])
  return [
    asset('hall.css', 'text/css; charset=utf-8', style),
    asset('hall.js', 'text/javascript; charset=utf-8', script),
    asset('passkey.js', 'text/javascript; charset=utf-8', passkey),
    asset('phone.js', 'text/javascript; charset=utf-8', phone),
    asset('ukey.js', 'text/javascript; charset=utf-8', ukey),
    asset('favicon.svg', 'image/svg+xml', favicon),
  ]
}

/** The address of an asset. */
export function assetPath(name: AssetName): string {
  return paths.get(name) ?? `/assets/${name}`
}

function asset(name: AssetName, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  const path = `/assets/${name.replace('.', `.${hash}.`)}`
  paths.set(name, path)
  return { path, type, body: Buffer.from(text) }
}

async function buildStyle(): Promise<string> {
  const { css } = await compileAsync(`${folder}style/hall.scss`, { style: 'compressed' })
  return css
}

/** A script for every supported browser: bundled, then compiled down to ES5. */
async function buildIslands(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${folder}islands/${entry}`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2015',
  })
  const { code } = await transform(outputFiles[0]?.text ?? '', {
    // Treated as a module, the minifier would unwrap the enclosing function and leak globals into the page.
    isModule: false,
    jsc: { target: 'es5', minify: { compress: true, mangle: true } },
    minify: true,
  })
  return code
}

const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#14599c"/><path d="M8 22V12l8-5 8 5v10M6 25h20M13 22v-6h6v6" fill="none" stroke="#fff" stroke-width="2.4"/></svg>'
