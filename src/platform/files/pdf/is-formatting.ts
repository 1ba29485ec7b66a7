/** Acrobat's own functions for fields of a form, which every form designer writes by itself. */
const call =
  /^\s*AF(?:Number|Percent|Date|Time|Special|Simple|Range|Merge)_?(?:Format|Keystroke|Calculate|Validate|Change)(?:Ex)?\s*\(/
const words = /^(?:[\w\s.,+-]|"[^"\\\n]*"|'[^'\\\n]*')*\)\s*;?/

/** Whether a script does nothing but format, check or add up numbers in fields. */
export function isFormatting(script: string | undefined): boolean {
  if (script === undefined || script.length > 1000) return false
  let rest = script.replace(/\bnew Array\s*\(([^()]*)\)/g, '$1').trim()
  if (rest === '') return true
  while (rest !== '') {
    if (!call.test(rest)) return false
    const inner = rest.replace(call, '')
    if (!words.test(inner)) return false
    rest = inner.replace(words, '').trim()
  }
  return true
}
