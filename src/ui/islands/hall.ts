// Progressive enhancement only: every page works without it, and it must not break in browsers of 2012.

import { guardForms } from './guard-forms.ts'
import { watchCaptcha } from './watch-captcha.ts'
import { watchContinuing } from './watch-continuing.ts'
import { watchPageDragging } from './watch-page-dragging.ts'
import { watchSelectAll } from './watch-select-all.ts'
import { watchSms } from './watch-sms.ts'
import { watchUnderway } from './watch-underway.ts'
import { watchUploads } from './watch-uploads.ts'

function start(): void {
  const summary = document.querySelector('[data-error-summary]')
  if (summary instanceof HTMLElement) summary.focus()
  watchCaptcha()
  watchSms()
  watchSelectAll()
  watchUploads()
  watchPageDragging()
  watchUnderway()
  guardForms()
  watchContinuing()
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()
