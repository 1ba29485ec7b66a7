/** The result of a scan; 'unanswered' if the scanner was unreachable or timed out. */
export type Verdict = 'clean' | 'found' | 'unanswered'

/** Scans a file. Never throws: an unreachable scanner is a result too. */
export type Scan = (clear: AsyncIterable<Buffer>) => Promise<Verdict>

export const infected = '该文件未通过病毒检查，没有保存。请在本机杀毒或更换文件后重新上传。'
