import { Refusal } from '../refusal.ts'

/** An uploaded file that is not taken, with what is wrong and what to do; stands beside the upload field. */
export class UploadRefused extends Refusal {
  constructor(sentence: string) {
    super('invalid', [{ field: 'file', sentence }])
  }
}
