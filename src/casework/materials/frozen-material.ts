import type { Material } from '../materials-of.ts'
import type { Rotation } from './rotation.ts'

/** A material as submitted: the hashes of its pages in order, and their rotation. */
export interface FrozenMaterial {
  readonly kind: string
  readonly pages: readonly { readonly sha256: string; readonly rotation: Rotation }[]
}

export const frozenMaterial = ({ kind, pages }: Material): FrozenMaterial => ({
  kind,
  pages: pages.map(({ sha256, rotation }) => ({ sha256, rotation })),
})
