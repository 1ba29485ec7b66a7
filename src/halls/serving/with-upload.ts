import { shownName } from '#platform'
import { memberOf } from './member-of.ts'
import type { Posted } from './posted-form.ts'
import type { Visit } from './visit.ts'

/** Takes a completed resumable upload named in the form as the form's file. */
export async function withUpload(visit: Visit, posted: Posted): Promise<Posted> {
  const id = posted.values._upload
  if (!id || posted.file) return posted
  const { accountNo } = memberOf(visit)
  const { uploads } = visit.acting.runtime
  return {
    ...posted,
    file: {
      name: shownName(posted.values._uploadName ?? ''),
      stream: await uploads.open(accountNo, id),
      forget: () => uploads.end(accountNo, id),
    },
  }
}
