import { filesOfNotices } from '#bulletin'
import { type Catalogue, filesOfCases, remindOfDrafts } from '#casework'
import { endPublicities, filesOfEvidence } from '#disbursement'
import { sweepExports } from '#export'
import { sweepIdentity } from '#identity'
import { clearUnused, type Job, type Runtime, sweepOnce, sweepSms } from '#platform'
import { remindOfInstalments, sweepImports } from '#registry'
import { systemActing } from './system-acting.ts'

/** What is due at fixed times. */
export const jobsOf = (runtime: Runtime, catalogue: Catalogue): readonly Job[] => [
  {
    name: 'remind-of-drafts',
    cron: '5 9-17 * * *',
    run: async () => void (await remindOfDrafts(systemActing(runtime), catalogue)),
  },
  {
    name: 'remind-of-instalments',
    cron: '15 9-17 * * *',
    run: async () => void (await remindOfInstalments(runtime)),
  },
  {
    name: 'end-publicities',
    cron: '10 * * * *',
    run: async () => void (await endPublicities(systemActing(runtime), catalogue)),
  },
  {
    name: 'sweep',
    cron: '40 3 * * *',
    async run() {
      await sweepOnce(runtime.db)
      await sweepSms(runtime)
      await sweepIdentity(systemActing(runtime))
      await sweepExports(runtime)
      await runtime.files.sweep()
      await runtime.uploads.sweep()
      await clearUnused(runtime, [filesOfCases, filesOfNotices, filesOfEvidence])
      await sweepImports(runtime)
    },
  },
]
