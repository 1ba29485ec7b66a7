import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Token } from './token.ts'

const tokenSchema: z.ZodType<Token> = z.object({
  id: z.string(),
  label: z.string(),
  salt: z.base64(),
  certificates: z.array(
    z.object({
      id: z.string(),
      usage: z.enum(['sign', 'encrypt']),
      alg: z.enum(['SM2-SM3', 'RSA-SHA256']),
      cert: z.base64(),
      sealed: z.base64(),
    }),
  ),
})

/** Reads a token file as `sealToken` made it. @throws ZodError for any other file. */
export const readToken = (path: string): Token => tokenSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
