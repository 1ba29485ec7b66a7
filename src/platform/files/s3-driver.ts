import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3'
import type { FileDriver } from './file-driver.ts'

/** An object store that speaks S3. */
export interface S3Settings {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly key: string
  readonly secret: string
}

/**
 * Objects of a bucket below `folder`, one PUT each: an upload that is killed leaves nothing reachable. A store that does
 * not answer is given up after seconds, three times. The client is loaded only when a bucket is configured.
 */
export async function s3Driver(settings: S3Settings, folder: string): Promise<FileDriver> {
  const { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } = await import(
    '@aws-sdk/client-s3'
  )
  const client = new S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    forcePathStyle: true,
    credentials: { accessKeyId: settings.key, secretAccessKey: settings.secret },
    maxAttempts: 3,
    // Checksums in trailers are news to many stores; our own frames say more than they would.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    logger: quiet,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 20_000, throwOnRequestTimeout: true },
  })
  const of = (name: string) => ({ Bucket: settings.bucket, Key: `${folder}/${name}` })
  return {
    async put(name, path) {
      const { size } = await stat(path)
      await untilPut(async () => {
        const body = createReadStream(path)
        await client
          .send(new PutObjectCommand({ ...of(name), Body: body, ContentLength: size }))
          .finally(() => body.destroy())
      })
    },
    async get(name) {
      const found = await client.send(new GetObjectCommand(of(name))).catch(unlessMissing)
      return found && opened(found)
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand(of(name)))
    },
  }
}

/** The client repeats what has no body; a body must be read from its beginning again. */
async function untilPut(put: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await put()
    } catch (error) {
      if (attempt === 3) throw error
    }
  }
}

const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {} }

function opened({ Body, ContentLength }: GetObjectCommandOutput) {
  if (!(Body instanceof Readable) || ContentLength === undefined) throw new Error('the object has no body')
  return { stream: Body, bytes: ContentLength }
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && error.name === 'NoSuchKey') return undefined
  throw error
}
