import { fileURLToPath } from 'node:url'
import { builtServer, folderFor, median, start } from './hall.ts'

const bare = fileURLToPath(new URL('./bare-start.ts', import.meta.url))

/** Start-up to first answer on existing data, against database and socket alone. */
export async function benchStart(): Promise<Record<string, string>> {
  const folder = await folderFor('start')
  await (await start(builtServer, folder.path)).stop()
  const times = { hall: [] as number[], floor: [] as number[] }
  for (let round = 0; round < 7; round += 1) {
    for (const [kind, words] of [
      ['hall', builtServer],
      ['floor', [bare]],
    ] as const) {
      const running = await start(words, folder.path)
      times[kind].push(running.startedIn)
      await running.stop()
    }
  }
  await folder.remove()
  const [whole, floor] = [median(times.hall), median(times.floor)]
  return {
    'hall, ms to first answer': whole.toFixed(0),
    'floor: embedded database and a bare socket, ms': floor.toFixed(0),
    ratio: (whole / floor).toFixed(2),
  }
}
