import { benchBill } from './benches/bill.ts'
import { benchCertificates } from './benches/certificates.ts'
import { benchEntitle } from './benches/entitle.ts'
import { benchGrow } from './benches/grow.ts'
import { benchImport } from './benches/import.ts'
import { benchJourneys } from './benches/journeys.ts'
import { benchMessages } from './benches/messages.ts'
import { benchPage } from './benches/page.ts'
import { benchPending } from './benches/pending.ts'
import { print } from './benches/print.ts'
import { benchPrintouts } from './benches/printouts.ts'
import { benchStart } from './benches/start.ts'
import { benchUploads } from './benches/uploads.ts'
import { benchVisitors } from './benches/visitors.ts'
import { benchWave } from './benches/wave.ts'

const benches = {
  bill: benchBill,
  certificates: benchCertificates,
  entitle: benchEntitle,
  grow: benchGrow,
  import: benchImport,
  journeys: benchJourneys,
  messages: benchMessages,
  page: benchPage,
  pending: benchPending,
  printouts: benchPrintouts,
  start: benchStart,
  uploads: benchUploads,
  visitors: benchVisitors,
  wave: benchWave,
}

/** One machine-readable line. */
const lineOf = (figures: Readonly<Record<string, string>>) =>
  Object.entries(figures)
    .map(([figure, value]) => `${figure.replace(/\W+/g, '_')}=${value}`)
    .join(' ')

for (const [name, bench] of Object.entries(benches)) {
  if (process.argv.length > 2 && !process.argv.includes(name)) continue
  const figures = await bench()
  print(name, figures)
  process.stdout.write(`${name}: ${lineOf(figures)}\n`)
}
