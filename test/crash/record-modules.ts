import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

/** Preloaded into a program: writes the address of every module that it loads to the file MODULES. */
registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.MODULES ?? '', `${url}\n`)
    return next(url, context)
  },
})
