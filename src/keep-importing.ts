import type { House } from '#platform'
import { continueImports } from '#registry'

/** Carries out uploaded imports within a second of their order, and those a stop of the hall broke off. @returns how to stop. */
export function keepImporting(house: House, log: (line: string) => void): () => Promise<void> {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let working = Promise.resolve()
  const work = async () => {
    await continueImports(house, stop.signal).catch(error => log(`数据导入：${error}`))
    if (!stop.signal.aborted) timer = setTimeout(begin, 1000)
  }
  const begin = () => {
    working = work()
  }
  begin()
  return async () => {
    stop.abort()
    clearTimeout(timer)
    await working
  }
}
