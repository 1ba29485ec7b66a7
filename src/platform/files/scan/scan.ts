/** How a scan ended; 'unanswered' when the scanner could not be asked, or not in time. */
export type Verdict = 'clean' | 'found' | 'unanswered'

/** Asks a scanner about a file. Never throws: a scanner that is away is an answer too. */
export type Scan = (clear: AsyncIterable<Buffer>) => Promise<Verdict>

export const infected = '该文件未通过病毒检查，没有保存。请在本机杀毒或更换文件后重新上传。'
