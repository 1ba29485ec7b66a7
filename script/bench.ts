import { benchCertificates } from './benches/certificates.ts'
import { benchEntitle } from './benches/entitle.ts'
import { benchImport } from './benches/import.ts'
import { benchJourneys } from './benches/journeys.ts'
import { benchPage } from './benches/page.ts'
import { benchPrintouts } from './benches/printouts.ts'
import { benchStart } from './benches/start.ts'
import { benchUploads } from './benches/uploads.ts'

const benches = {
  certificates: benchCertificates,
  entitle: benchEntitle,
  import: benchImport,
  journeys: benchJourneys,
  page: benchPage,
  printouts: benchPrintouts,
  start: benchStart,
  uploads: benchUploads,
}

for (const [name, bench] of Object.entries(benches)) {
  if (process.argv.length > 2 && !process.argv.includes(name)) continue
  for (const [figure, value] of Object.entries(await bench())) {
    process.stdout.write(`${name.padEnd(13)} ${figure.padEnd(44)} ${value}\n`)
  }
}
