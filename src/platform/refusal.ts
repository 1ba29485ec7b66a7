/** One thing that is wrong, in words a clerk understands; `field` is the name of the input it stands beside. */
export interface Finding {
  readonly field?: string
  readonly sentence: string
}

/** Why a command was not carried out; decides the HTTP status. */
export type RefusalCode = 'invalid' | 'conflict' | 'forbidden' | 'not-found' | 'too-many' | 'signed-out'

/**
 * An expected no. Thrown by a command, it rolls the command back; the page is shown again with the findings
 * and with what was typed. Everything else that is thrown is a fault.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly findings: readonly Finding[]
  constructor(code: RefusalCode, findings: readonly Finding[]) {
    super(findings.map(finding => finding.sentence).join(' '))
    this.code = code
    this.findings = findings
  }
}

/** Stops the command with one sentence, beside `field` if it is about one. */
export function refuse(code: RefusalCode, sentence: string, field?: string): never {
  throw new Refusal(code, [field === undefined ? { sentence } : { field, sentence }])
}

/** Stops the command when there is anything to mend. */
export function refuseIf(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Refusal('invalid', findings)
}
