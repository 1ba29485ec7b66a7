import type { FastifyRequest } from 'fastify'
import { Refusal, refuse, shownName } from '#platform'
import type { Posted } from './posted-form.ts'

type Body = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads a posted form in either encoding. An uploaded file is left unread. */
export async function readPosted(request: FastifyRequest): Promise<Posted> {
  if (!request.isMultipart()) return postedOf((request.body ?? {}) as Body)
  return await readUpload(request).catch((error: unknown) => {
    if (error instanceof Refusal) throw error
    return refuse('invalid', '文件没有完整上传，请再试一次。', 'file')
  })
}

async function readUpload(request: FastifyRequest): Promise<Posted> {
  const body: Record<string, string> = {}
  // Hidden fields precede the file in the form, so they are known when the file starts.
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      return { ...postedOf(body), file: { name: shownName(part.filename), stream: part.file } }
    }
    if (typeof part.value !== 'string') refuse('invalid', '表单内容无法读取，请刷新页面后再试。')
    body[part.fieldname] = part.value
  }
  return postedOf(body)
}

function postedOf(body: Body): Posted {
  const all = (name: string): readonly string[] => {
    const value = body[name]
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
  const values = withoutNul(Object.fromEntries(Object.keys(body).map(name => [name, all(name)[0] ?? ''])))
  return { values, all, act: values._act ?? '' }
}

/** Strips NUL, which PostgreSQL text cannot store. */
export function withoutNul(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, String(text).replaceAll('\0', '')]),
  )
}
