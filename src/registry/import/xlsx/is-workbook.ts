const marks = [Buffer.from('PK\u0003\u0004'), Buffer.from('PK\u0005\u0006'), Buffer.from('PK\u0007\u0008')]

/** Whether these first bytes of a file are those of a ZIP archive, whose parts tell whether it is a workbook. */
export const isWorkbook = (start: Uint8Array): boolean =>
  marks.some(mark => mark.equals(start.subarray(0, 4)))
