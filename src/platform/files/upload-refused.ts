import { Refusal } from '../refusal.ts'

/** A rejected upload, with the problem and what to do about it; shown beside the upload field. */
export class UploadRefused extends Refusal {
  constructor(sentence: string) {
    super('invalid', [{ field: 'file', sentence }])
  }
}
