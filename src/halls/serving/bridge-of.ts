import type { Visit } from './visit.ts'

/** Where the program between page and UKey listens, on the visitor's own computer. */
export const bridgeOf = ({ acting }: Visit) => `http://127.0.0.1:${acting.runtime.config.ukeyPort}`
