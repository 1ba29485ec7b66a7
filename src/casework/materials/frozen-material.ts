import { z } from 'zod'
import type { Material } from '../materials-of.ts'
import type { Rotation } from './rotation.ts'

/** A material as submitted: the hashes of its pages in order, and their rotation. */
export interface FrozenMaterial {
  readonly kind: string
  readonly pages: readonly { readonly sha256: string; readonly rotation: Rotation }[]
}

export const frozenMaterialSchema: z.ZodType<FrozenMaterial> = z.looseObject({
  kind: z.string(),
  pages: z.array(z.looseObject({ sha256: z.string(), rotation: z.literal([0, 90, 180, 270]) })),
})

export const frozenMaterial = ({ kind, pages }: Material): FrozenMaterial => ({
  kind,
  pages: pages.map(({ sha256, rotation }) => ({ sha256, rotation })),
})
