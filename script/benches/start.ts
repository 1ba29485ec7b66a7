import { fileURLToPath } from 'node:url'
import { builtServer, folderFor, median, start } from './hall.ts'
import { processorMs } from './processor.ts'

const bare = fileURLToPath(new URL('./bare-start.ts', import.meta.url))

/** What is started: its name, what follows `node`, how many processes answer. */
const kinds = [
  { name: 'floor: embedded database and a bare socket', words: [bare], processes: '1' },
  { name: 'hall, one process', words: builtServer, processes: '1' },
  { name: 'hall, two processes', words: builtServer, processes: '2' },
] as const

/** Start-up to first answer on existing data, against database and socket alone. */
export async function benchStart(): Promise<Record<string, string>> {
  const folder = await folderFor('start')
  await (await start(builtServer, folder.path)).stop()
  const measured = kinds.map(kind => ({ ...kind, waited: [] as number[], worked: [] as number[] }))
  for (let round = 0; round < 7; round += 1) {
    for (const { words, processes, waited, worked } of measured) {
      const running = await start(words, folder.path, { PROCESSES: processes })
      waited.push(running.startedIn)
      worked.push(processorMs(running.pid))
      await running.stop()
    }
  }
  await folder.remove()
  const floor = median(measured[0]?.waited ?? [])
  const results = measured.map(({ name, waited, worked }) => {
    const ms = median(waited)
    const ratio = (ms / floor).toFixed(2)
    return [
      name,
      `${ms.toFixed(0)} ms (${ratio}), ${median(worked).toFixed(0)} ms of processor time`,
    ] as const
  })
  return {
    ...Object.fromEntries(results),
    'aim: 1.5 of the floor and 600 ms': (1.5 * floor + 600).toFixed(0),
  }
}
