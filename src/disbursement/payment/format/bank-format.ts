import type { Fen } from '#platform'

/** One payment as the bank reads it. Amount in fen. */
export interface BankLine {
  readonly lineNo: number
  /** 26 digits, unique for ever: a bank that sees one twice pays it once */
  readonly reference: string
  readonly accountName: string
  readonly accountNo: string
  readonly bankName: string
  readonly amountFen: Fen
  readonly purpose: string
}

/** A batch as the bank reads it; `lines` come in the order of their numbers. */
export interface BankBatch {
  readonly number: string
  /** the day it was approved, YYYY-MM-DD, so that the same batch always gives the same bytes */
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
  /** the bank's words; empty for what was paid */
  readonly reason: string
}

/** How one kind of bank file is written and its answer read (docs/money.md has every column and byte). */
export interface BankFormat {
  readonly code: string
  readonly name: string
  /** how the file ends: csv, txt */
  readonly ending: string
  readonly mediaType: string
  /** why a payment cannot be written in this format; asked before it enters a batch */
  fault(line: Omit<BankLine, 'lineNo' | 'reference'>): string | undefined
  /** the file, the same bytes for the same batch */
  write(batch: BankBatch): AsyncIterable<Buffer>
  /** the records of the bank's answer. @throws Refusal naming the line that cannot be read */
  readAnswer(stream: AsyncIterable<Buffer>): AsyncIterable<AnswerRecord>
}
