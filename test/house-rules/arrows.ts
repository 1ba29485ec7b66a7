import { join } from 'node:path'
import { z } from 'zod'

const place = z.object({
  path: z.string().optional(),
  pathNot: z.union([z.string(), z.array(z.string())]).optional(),
})
const config = z.object({
  default: z.object({
    forbidden: z.array(
      z.object({ name: z.string(), from: place, to: place.extend({ circular: z.boolean().optional() }) }),
    ),
  }),
})

const file = join(import.meta.dirname, '../../.dependency-cruiser.mjs')
const door: unknown = await import(file)
const rules = config.parse(door).default.forbidden.filter(({ to }) => !to.circular)

/** Names of the rules of `.dependency-cruiser.mjs` that an import breaks. */
export function forbiddenArrows(from: string, to: string): string[] {
  return rules
    .filter(rule => {
      const captured =
        rule.from.path === undefined ? [] : (new RegExp(rule.from.path).exec(from) ?? undefined)
      return captured && !matches(rule.from.pathNot, from) && isAt(rule.to, to, captured[1])
    })
    .map(({ name }) => name)
}

function isAt({ path, pathNot }: z.infer<typeof place>, to: string, captured = ''): boolean {
  const filled = (pattern: string) => pattern.replaceAll('$1', captured)
  const except = [pathNot ?? []].flat().map(filled)
  return (path === undefined || new RegExp(filled(path)).test(to)) && !matches(except, to)
}

const matches = (patterns: string | readonly string[] | undefined, path: string) =>
  [patterns ?? []].flat().some(pattern => new RegExp(pattern).test(path))
