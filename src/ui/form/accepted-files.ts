/** What can be uploaded as a material or as evidence: for the file chooser and for its hint. */
export const acceptedFiles = {
  accept: '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,image/jpeg,image/png,image/webp,image/heic,application/pdf',
  words: 'JPG、PNG、WebP、HEIC 图片或 PDF，不超过 10 MB',
}
