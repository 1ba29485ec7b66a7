import type { Config } from './config.ts'

/**
 * Where the public reaches the hall, for links in text messages: never the address that a request was sent to, which
 * its sender may choose. Production cannot start without PUBLIC_URL; a demonstration is reached where it listens.
 * Without a slash at its end.
 */
export function publicAddress({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host}:${port}`
}
