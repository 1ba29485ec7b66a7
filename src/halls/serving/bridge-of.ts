import type { Visit } from './visit.ts'

/** The address of the UKey bridge on the visitor's computer. */
export const bridgeOf = ({ acting }: Visit) => `http://127.0.0.1:${acting.runtime.config.ukeyPort}`
