import { UploadRefused } from '../upload-refused.ts'

export const mostPixels = 40_000_000

export function refuseTooManyPixels({ width, height }: { width: number; height: number }): void {
  if (width * height > mostPixels) {
    throw new UploadRefused(`图片尺寸过大（${width}×${height}），请缩小到 4000 万像素以内再上传。`)
  }
}

/** For an error of a picture decoder. */
export function refuseDamaged(error?: unknown): never {
  if (error instanceof Error && /pixel limit/i.test(error.message)) {
    throw new UploadRefused('图片尺寸过大，请缩小到 4000 万像素以内再上传。')
  }
  throw new UploadRefused('图片已损坏或不完整，请重新拍照或扫描后上传。')
}
