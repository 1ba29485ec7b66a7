import { collectGarbage } from '../collect-garbage.ts'

/**
 * Preloaded into a hall under test: when asked, it collects its garbage and says how many bytes of memory it then
 * occupies, in the heap and outside.
 */
process.on('SIGUSR2', () => {
  collectGarbage()
  process.stdout.write(`memory ${process.memoryUsage().rss}\n`)
})
