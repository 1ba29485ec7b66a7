import { applyAnswers } from '#disbursement'
import { openHouse, readConfig } from '#platform'
import { catalogue } from '../database/money.ts'

/** Joins the running server of a folder and books what the bank answered; says `begun` first and `done` at the end. */
const [folder = ''] = process.argv.slice(2)
const { house, close } = await openHouse(readConfig({ NODE_ENV: 'test', DATA_DIR: folder }), () => {})
process.stdout.write('begun\n')
await applyAnswers(
  { who: { kind: 'system' }, at: house.clock.now(), house, origin: { ip: '', agent: '', visitor: '' } },
  catalogue,
)
process.stdout.write('done\n')
await close()
