import type { Fen } from '#platform'

/** One payment in the bank file. Amount in fen. */
export interface BankLine {
  readonly lineNo: number
  /** 26 digits, never reused: a bank that receives one twice pays it once */
  readonly reference: string
  readonly accountName: string
  readonly accountNo: string
  readonly bankName: string
  readonly amountFen: Fen
  readonly purpose: string
}

/** A batch for the bank file; `lines` are in order of their numbers. */
export interface BankBatch {
  readonly number: string
  /** day of approval, YYYY-MM-DD, so that the same batch always gives the same bytes */
  readonly on: string
  readonly count: number
  readonly totalFen: Fen
  readonly lines: AsyncIterable<BankLine>
}

/** One record of the bank's answer; `line` counts the records of the file from 1. */
export type AnswerRecord =
  | { readonly kind: 'header'; readonly line: number; readonly number: string; readonly count: number }
  | AnswerLine
  | {
      readonly kind: 'trailer'
      readonly line: number
      readonly count: number
      readonly paidFen: Fen
      readonly returnedFen: Fen
    }

export interface AnswerLine {
  readonly kind: 'line'
  readonly line: number
  readonly reference: string
  readonly amountFen: Fen
  readonly outcome: 'paid' | 'returned'
  /** YYYY-MM-DD */
  readonly happenedOn: string
  /** the bank's reason; empty if paid */
  readonly reason: string
}

/** Writes one kind of bank file and reads its answer (docs/money.md has every column and byte). */
export interface BankFormat {
  readonly code: string
  readonly name: string
  /** file extension: csv, txt */
  readonly ending: string
  readonly mediaType: string
  /** why a payment cannot be written in this format; checked before it enters a batch */
  fault(line: Omit<BankLine, 'lineNo' | 'reference'>): string | undefined
  /** writes the file: the same bytes for the same batch */
  write(batch: BankBatch): AsyncIterable<Buffer>
  /** the records of the bank's answer. @throws Refusal naming the line that cannot be parsed */
  readAnswer(stream: AsyncIterable<Buffer>): AsyncIterable<AnswerRecord>
}
