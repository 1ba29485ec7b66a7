import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Where the built program starts. Stack traces name the sources, but not by `--enable-source-maps`: under that flag the
 * log library has the whole map parsed at each start, for half a second and many megabytes. What V8 has compiled it
 * keeps beside the program, where that can be written.
 */
process.setSourceMapsEnabled(true)
enableCompileCache(join(import.meta.dirname, 'compiled'))
await import('./main.ts')
