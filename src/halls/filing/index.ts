import { detailsPage } from './details.page.tsx'
import { formPage } from './form.page.tsx'
import { materialsPage } from './materials.page.tsx'
import type { FilingHall } from './paths.ts'
import { phonePage } from './phone.page.tsx'
import { previewPage } from './preview.page.tsx'
import { progressPage } from './progress.page.tsx'
import { reusePage } from './reuse.page.tsx'
import { rowPage } from './rows/row.page.tsx'
import { rowsPage } from './rows/rows.page.tsx'
import { submissionPage } from './submission.page.tsx'

/** 填报: form, materials, submission, details and progress for any item, in both halls. */
export const filing = (hall: FilingHall) => [
  formPage(hall),
  rowsPage(hall),
  rowPage(hall),
  materialsPage(hall),
  previewPage(hall),
  reusePage(hall),
  phonePage(hall),
  submissionPage(hall),
  detailsPage(hall),
  progressPage(hall),
]
