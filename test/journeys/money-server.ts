import { applyAnswers, waitingAnswers } from '#disbursement'
import { madeFile } from '#made-file'
import { createServer, openRuntime, readConfig } from '#platform'
import { loadAssets } from '#ui'
import { playStory } from '../../demo/story.ts'
import { keepWorking } from '../../src/commands/keep-working.ts'
import { systemActing } from '../../src/commands/system-acting.ts'
import { toldToStop } from '../../src/commands/told-to-stop.ts'
import { serveHalls } from '../../src/halls/index.ts'
import { catalogue, owed, someUnits } from '../database/money.ts'

/**
 * A hall in which three units await payment: one with a login, two from the register. Prints its address; otherwise
 * the regular hall.
 */
const told = toldToStop()
const config = readConfig()
const { runtime, line, close } = await openRuntime(config, () => {})
await playStory(runtime)
const origin = { ip: '127.0.0.1', agent: '', visitor: '' }
const others = await someUnits(runtime, 2)
for (const [i, unitNo] of ['410783000005', ...others].entries()) {
  const accountNo = `4100152201005020${5001 + i}`
  await owed({ as: who => ({ who, runtime, at: runtime.clock.now(), origin }) }, unitNo, {
    amountFen: 1_728_000 + i * 100_000,
    accountNo,
  })
}
const server = await createServer(config, await loadAssets(madeFile))
serveHalls(server, runtime, catalogue)
await server.listen({ port: 0, host: '127.0.0.1' })
const [address] = server.addresses()
process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address.port : 0}\n`)
const stopWork = keepWorking(
  [
    {
      name: '银行回盘入账',
      waiting: waitingAnswers,
      async run(goOn) {
        await applyAnswers(systemActing(runtime), catalogue, { goOn })
        return undefined
      },
    },
  ],
  { runtime, line, say: words => process.stderr.write(`${words}\n`) },
)
await told
await server.close()
await stopWork()
await close()
