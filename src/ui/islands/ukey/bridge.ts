import { readAnswer } from '../read-answer.ts'

/** The UKey bridge's answer; a negative `code` is our own and means it could not be reached. */
export interface BridgeAnswer {
  readonly code: number
  readonly result?: unknown
  readonly retriesLeft?: number
}

export const unreachable = -1

/** Sends one message of docs/ukey-bridge.md. */
export function callBridge(
  bridge: string,
  message: { readonly method: string; readonly params?: Readonly<Record<string, string>> },
  done: (answer: BridgeAnswer) => void,
): void {
  const request = new XMLHttpRequest()
  request.open('POST', `${bridge}/`)
  request.setRequestHeader('Content-Type', 'application/json')
  // The user may have to press a button on the UKey.
  request.timeout = message.method === 'sign' ? 90000 : 8000
  request.onload = () => done(read(request.responseText))
  request.onerror = () => done({ code: unreachable })
  request.ontimeout = request.onerror
  request.send(JSON.stringify({ method: message.method, params: message.params || {} }))
}

function read(text: string): BridgeAnswer {
  const { code, result, retriesLeft } = readAnswer(text)
  return {
    code: typeof code === 'number' ? code : unreachable,
    result,
    retriesLeft: typeof retriesLeft === 'number' ? retriesLeft : undefined,
  }
}

/** UTF-8, then Base64, also in browsers without TextEncoder. */
export function base64(text: string): string {
  return btoa(
    encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    ),
  )
}

/** Whether the browser lets this page reach programs on the same computer (Local Network Access). */
export function mayReachBridge(tell: (state: 'free' | 'prompt' | 'denied' | 'insecure') => void): void {
  const near = /^(127\.0\.0\.1|localhost)$/.test(location.hostname)
  const insecure = !near && window.isSecureContext === false
  if (near || insecure || !navigator.permissions) {
    tell(insecure ? 'insecure' : 'free')
    return
  }
  const ask = (name: string, otherwise: () => void) => {
    navigator.permissions
      .query({ name: name as PermissionName })
      .then(status => tell(status.state === 'granted' ? 'free' : status.state), otherwise)
  }
  ask('loopback-network', () => ask('local-network-access', () => tell('free')))
}
