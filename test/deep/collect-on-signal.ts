import { collectGarbage } from '../collect-garbage.ts'

/**
 * Preloaded into a hall under test: when asked, it collects its garbage and says how many bytes it uses, in the heap and
 * outside. Not what the heap keeps free: it grows while there is room, which tells nothing.
 */
process.on('SIGUSR2', () => {
  collectGarbage()
  const { rss, heapTotal, heapUsed } = process.memoryUsage()
  process.stdout.write(`memory ${rss - heapTotal + heapUsed}\n`)
})
