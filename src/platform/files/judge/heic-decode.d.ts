/** The parts of heic-decode used here; its published types lack the sizes. */
declare module 'heic-decode' {
  interface Pixels {
    readonly width: number
    readonly height: number
    /** RGBA */
    readonly data: Uint8ClampedArray
  }
  interface Image {
    readonly width: number
    readonly height: number
    decode(): Promise<Pixels>
  }
  interface Images extends ReadonlyArray<Image> {
    dispose(): void
  }
  const heic: { all(of: { readonly buffer: Uint8Array }): Promise<Images> }
  export default heic
}
