// Progressive enhancement only: every page works without it, and it must not break in browsers of 2012.
import { watchCaptcha } from './captcha.ts'
import { watchCodes } from './check-digits.ts'
import { watchContinuing } from './continue.ts'
import { watchPageDragging } from './drag-pages.ts'
import { guardForms } from './guard.ts'
import { watchSelectAll } from './select-all.ts'
import { watchSms } from './sms.ts'
import { watchUnderway } from './underway.ts'
import { watchUploads } from './upload.ts'

function start(): void {
  const summary = document.querySelector('[data-error-summary]')
  if (summary instanceof HTMLElement) summary.focus()
  watchCaptcha()
  watchSms()
  watchCodes()
  watchSelectAll()
  watchUploads()
  watchPageDragging()
  watchUnderway()
  guardForms()
  watchContinuing()
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()
