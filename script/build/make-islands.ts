import { transform } from '@swc/core'
import { build } from 'esbuild'
import { projectFile } from '#project-file'

/** A script for every supported browser: bundled, then compiled down to ES5. */
export async function makeIslands(entry: string): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [projectFile('src/ui/islands', entry)],
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
  return Buffer.from(code)
}
