import { refuse } from '#platform'
import { cleanText } from '#registry'
import type { Posted } from '../../serving/posted-form.ts'

const largest = 64 * 1024

/** The certificate in a form: the chosen file, else the pasted text. @throws Refusal */
export async function uploadedCertificate({ file, values }: Posted): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of file?.stream ?? []) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > largest) refuse('invalid', '文件过大，不是数字证书文件。', 'certificate')
    chunks.push(part)
  }
  const given = bytes > 0 ? Buffer.concat(chunks) : Buffer.from(cleanText(values.text ?? ''))
  if (given.length === 0) refuse('invalid', '请选择证书文件，或粘贴证书内容。', 'certificate')
  return given
}
