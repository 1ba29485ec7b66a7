import { UploadRefused } from '../upload-refused.ts'

const endMark = '%%EOF'
/** of archives, which are read from their end, and of programs */
const marks = ['PK\x03\x04', 'PK\x05\x06', 'Rar!\x1a', '7z\xbc\xaf', 'MZ\x90', '\x7fELF']

/**
 * What a web server or a mail program left behind the end is harmless; another file there is not. @throws UploadRefused.
 */
export function refuseSecondFile(file: Buffer): void {
  const end = file.lastIndexOf(endMark)
  const rest = file.toString('latin1', end + endMark.length)
  if (end < 0 || !marks.some(mark => rest.includes(mark))) return
  throw new UploadRefused('PDF 结尾之后还附有另一个文件，请用“打印为 PDF”另存后上传。')
}
