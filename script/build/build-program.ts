import { build } from 'esbuild'
import { projectFile } from '#project-file'
import { runPackages } from './run-packages.ts'

/** Packages that stay outside of the program because they bring machine code, WebAssembly or fonts. */
const outside = runPackages()

/** Bundled CommonJS packages ask for Node.js's own modules by `require`, which ES modules do not have. */
const require = `import { createRequire as requireFrom } from 'node:module'
const require = requireFrom(import.meta.url)`

/** The hall, and what runs as a process of its own. */
const programs = {
  hall: projectFile('src/start.ts'),
  'judge-worker': projectFile('src/platform/files/judge/judge-worker.ts'),
  'xlsx-worker': projectFile('src/registry/import/xlsx/xlsx-worker.ts'),
  ukey: projectFile('script/ukey.ts'),
}

/** Bundles programs and their packages into `folder`: hall.js, the parts that it loads when needed, source maps. */
export async function buildProgram(
  folder: string,
  entryPoints: Readonly<Record<string, string>> = programs,
): Promise<void> {
  await build({
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    conditions: ['built'],
    // A CommonJS package that is loaded lazily would lose its named exports; the S3 client is one of those with both.
    mainFields: ['module', 'main'],
    external: outside,
    banner: { js: require },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    // A third of the bytes are comments and indentation of packages, which a start would read.
    minifyWhitespace: true,
    logLevel: 'warning',
  })
}
