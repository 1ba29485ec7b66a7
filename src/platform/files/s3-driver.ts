import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3'
import type { FileDriver } from './file-driver.ts'

/** An S3-compatible object store. */
export interface S3Settings {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly key: string
  readonly secret: string
}

/**
 * Objects of a bucket below `folder`, one PUT each: an interrupted upload leaves nothing visible. Requests time out
 * after seconds and are tried three times. The client is loaded only if a bucket is configured.
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
    // Many S3-compatible stores reject trailing checksums; our frame MACs already cover integrity.
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

/** The client retries only requests without a body; a body must be re-read from its start. */
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
