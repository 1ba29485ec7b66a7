import { applyAnswers } from '#disbursement'
import { openRuntime, readConfig } from '#platform'
import { catalogue } from '../database/money.ts'

/** Joins a folder's running server and books the bank's answer; prints `chunk` before each chunk and `done` at last. */
const [folder = ''] = process.argv.slice(2)
const { runtime, close } = await openRuntime(readConfig({ NODE_ENV: 'test', DATA_DIR: folder }), () => {})
await applyAnswers(
  { who: { kind: 'system' }, at: runtime.clock.now(), runtime, origin: { ip: '', agent: '', visitor: '' } },
  catalogue,
  { goOn: () => process.stdout.write('chunk\n') || true },
)
process.stdout.write('done\n')
await close()
