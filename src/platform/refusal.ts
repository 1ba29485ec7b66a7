/** One problem in words a clerk understands; `field` is the name of the input it belongs to. */
export interface Finding {
  readonly field?: string
  readonly sentence: string
}

/** Why a command was refused; determines the HTTP status. */
export type RefusalCode = 'invalid' | 'conflict' | 'forbidden' | 'not-found' | 'too-many' | 'signed-out'

/**
 * An expected error. Thrown by a command, it rolls the command back unless it `keeps`; the page is shown again with the
 * findings and the user's input. Anything else thrown is a bug or a failure.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly findings: readonly Finding[]
  /**
   * what the command has written is committed: a failed attempt, counted while its row is locked, so that the next one
   * waits for the count; for commands that have written nothing else
   */
  readonly keeps: boolean
  constructor(code: RefusalCode, findings: readonly Finding[], { keeps = false } = {}) {
    super(findings.map(finding => finding.sentence).join(' '))
    this.code = code
    this.findings = findings
    this.keeps = keeps
  }
}

/** Refuses the command with one sentence, at `field` if it concerns one. */
export function refuse(code: RefusalCode, sentence: string, field?: string): never {
  throw new Refusal(code, [field === undefined ? { sentence } : { field, sentence }])
}

/** Refuses the command if there are any findings. */
export function refuseIf(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Refusal('invalid', findings)
}
