import { z } from 'zod'
import type { Layout } from './layout.ts'

const title = z.string()
const texts = z.array(z.string())
const labelled = z.looseObject({ label: z.string(), value: z.string() })

const blockSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('rows'), title, rows: z.array(labelled) }),
  z.looseObject({
    kind: z.literal('table'),
    title,
    columns: z.array(
      z.looseObject({ title, width: z.number(), look: z.enum(['money', 'centre']).exactOptional() }),
    ),
    lines: z.array(texts),
    empty: z.string(),
  }),
  z.looseObject({ kind: z.literal('paragraphs'), title: title.exactOptional(), paragraphs: texts }),
  z.looseObject({ kind: z.literal('list'), title: title.exactOptional(), items: texts }),
])

/** A layout as it was kept. */
export const layoutSchema: z.ZodType<Layout> = z.looseObject({
  title,
  issuer: z.string(),
  mark: z.string(),
  reference: labelled.exactOptional(),
  salutation: z.string().exactOptional(),
  blocks: z.array(blockSchema),
  footnotes: texts,
  signatures: texts,
  closing: texts,
})
