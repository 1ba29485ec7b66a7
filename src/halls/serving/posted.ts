import type { FastifyRequest } from 'fastify'
import { refuse } from '#platform'
import type { Posted } from './visit.ts'

type Body = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads a posted form, of either encoding. The file of an upload is still unread. */
export async function readPosted(request: FastifyRequest): Promise<Posted> {
  if (!request.isMultipart()) return postedOf((request.body ?? {}) as Body)
  const body: Record<string, string> = {}
  // The hidden fields stand before the file in the form, so they are known when the file begins.
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      return { ...postedOf(body), file: { name: part.filename, stream: part.file } }
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
  const values = Object.fromEntries(Object.keys(body).map(name => [name, all(name)[0] ?? '']))
  return { values, all, act: values._act ?? '' }
}
