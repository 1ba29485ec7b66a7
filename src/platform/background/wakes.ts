import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** Who does background work is woken through it: those in this process at once, those elsewhere by a notification. */
export interface Wakes {
  wake(kinds: Iterable<string>): void
  /** Calls `listener` with each kind that was woken, here or elsewhere. @returns how to stop */
  hear(listener: (kind: string) => void): () => void
  /** takes a notification that another process has sent */
  receive(payload: string): void
  /** resolves once everything woken so far has been sent, or was lost */
  flush(): Promise<void>
}

/** Between two notifications, so that a burst of commits costs one. */
const spacingMs = 50

/** `send` sends a notification to all processes; one that fails is lost, and found by the look of every half minute. */
export function openWakes(send?: (payload: string) => Promise<unknown>): Wakes {
  const self = randomUUID()
  const listeners = new Set<(kind: string) => void>()
  const unsent = new Set<string>()
  let sending: Promise<void> | undefined
  let hurry = false
  const tell = (kind: string) => {
    for (const listener of listeners) listener(kind)
  }
  async function sendAll(): Promise<void> {
    while (send && unsent.size > 0) {
      const payload = [self, ...unsent].join(' ')
      unsent.clear()
      await send(payload).catch(() => {})
      if (!hurry) await pause(spacingMs)
    }
  }
  return {
    wake(kinds) {
      for (const kind of kinds) {
        tell(kind)
        unsent.add(kind)
      }
      if (!send) unsent.clear()
      if (unsent.size > 0) {
        sending ??= sendAll().finally(() => {
          sending = undefined
        })
      }
    },
    hear(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    receive(payload) {
      const [sender, ...kinds] = payload.split(' ')
      if (sender !== self) for (const kind of kinds) tell(kind)
    },
    async flush() {
      hurry = true
      await sending
      hurry = false
    },
  }
}
