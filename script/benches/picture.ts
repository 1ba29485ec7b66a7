import sharp from 'sharp'

/** A small picture to attach. */
export async function picture(): Promise<File> {
  const png = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#eef' } })
    .png()
    .toBuffer()
  return new File([new Uint8Array(png)], 'proof.png', { type: 'image/png' })
}
