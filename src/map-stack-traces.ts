import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'

const keptForMs = 10_000

/**
 * Makes stack traces of the modules below `folder` (an address) name their sources. Node.js could do it, but reads the
 * map of each module as it loads it: a tenth of a second and 17 MB in each process, for traces that are seldom written.
 * Here a map is read when a trace leads through its module, and forgotten a while later, since it takes 100 MB.
 */
export function mapStackTraces(folder: string): void {
  const maps = new Map<string, SourceMap | undefined>()
  const mapOf = (module: string): SourceMap | undefined => {
    if (!maps.has(module)) {
      maps.set(module, readMap(module))
      setTimeout(() => maps.delete(module), keptForMs).unref()
    }
    return maps.get(module)
  }
  const mapped = (site: Site): string => {
    const module = site.getFileName() ?? ''
    if (!module.startsWith(folder)) return site.toString()
    const [line, column] = [site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0]
    const origin = mapOf(module)?.findEntry(line - 1, column - 1)
    if (!origin || !('originalSource' in origin)) return site.toString()
    const source = fileURLToPath(new URL(origin.originalSource, module))
    const place = `${source}:${origin.originalLine + 1}:${origin.originalColumn + 1}`
    return site.toString().replace(`${module}:${line}:${column}`, place)
  }
  Error.prepareStackTrace = (error, sites) =>
    [Error.prototype.toString.call(error), ...sites.map(mapped)].join('\n    at ')
  // Before the trace Node.js would print the line that threw, which in a bundle has up to half a million characters.
  process.once('uncaughtException', error => {
    process.stderr.write(`${inspect(error)}\n`)
    process.exit(1)
  })
}

/** It says where it is, in the words of a trace. */
interface Site extends NodeJS.CallSite {
  toString(): string
}

/** Undefined for a module that has none. */
function readMap(module: string): SourceMap | undefined {
  try {
    return new SourceMap(payloadIn(JSON.parse(readFileSync(`${fileURLToPath(module)}.map`, 'utf8'))))
  } catch {
    return undefined
  }
}

/** Without a schema: the library that checks it is what takes long to load. */
const payloadIn = (map: unknown) => map as SourceMapPayload
