import { findSheet } from './find-sheet.ts'
import { type Quad, sizeOf, wholePicture } from './quad.ts'
import { straighten } from './straighten.ts'

const longSide = 2480
/** phones may refuse a canvas with more pixels */
const mostSource = 3200

/** An empty canvas and its context. */
function blank(width: number, height: number) {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('no canvas')
  return { canvas, brush }
}

/** Decodes a photograph without an object URL, which the content policy would block. */
export function decode(file: Blob): Promise<HTMLCanvasElement> {
  return createImageBitmap(file).then(bitmap => {
    const scale = Math.min(1, mostSource / Math.max(bitmap.width, bitmap.height))
    const { canvas, brush } = blank(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
    brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return canvas
  })
}

/** Rotates a quarter turn clockwise. */
export function quarterTurn(from: HTMLCanvasElement): HTMLCanvasElement {
  const { canvas, brush } = blank(from.height, from.width)
  brush.translate(canvas.width, 0)
  brush.rotate(Math.PI / 2)
  brush.drawImage(from, 0, 0)
  return canvas
}

/** The sheet in the photograph, or the whole picture if none is found. */
export function sheetIn(from: HTMLCanvasElement): Quad {
  const scale = 200 / Math.max(from.width, from.height)
  const { canvas, brush } = blank(
    Math.max(2, Math.round(from.width * scale)),
    Math.max(2, Math.round(from.height * scale)),
  )
  brush.drawImage(from, 0, 0, canvas.width, canvas.height)
  const { data } = brush.getImageData(0, 0, canvas.width, canvas.height)
  const grey = new Uint8Array(canvas.width * canvas.height)
  for (let i = 0; i < grey.length; i += 1) {
    grey[i] = ((data[i * 4] || 0) * 3 + (data[i * 4 + 1] || 0) * 6 + (data[i * 4 + 2] || 0)) / 10
  }
  return findSheet(grey, canvas.width, canvas.height) || wholePicture()
}

/** The straightened sheet, shrunk to the size limit, as JPEG. */
export function finished(from: HTMLCanvasElement, quad: Quad, then: (jpeg: Blob | null) => void): void {
  const size = sizeOf(quad, from.width, from.height, longSide)
  const { canvas, brush } = blank(size.width, size.height)
  const source = from.getContext('2d')
  if (!source) {
    then(null)
    return
  }
  const drawn = brush.createImageData(size.width, size.height)
  straighten(source.getImageData(0, 0, from.width, from.height), quad, drawn)
  brush.putImageData(drawn, 0, 0)
  canvas.toBlob(then, 'image/jpeg', 0.85)
}
