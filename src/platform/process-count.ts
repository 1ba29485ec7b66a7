import { availableParallelism } from 'node:os'

/** How many processes answer visitors where PROCESSES says nothing: the machine's cores, at most four. */
export const usualProcesses = Math.min(availableParallelism(), 4)

/** Whether several processes will answer, told before the program is loaded and its configuration is read. */
export const hasWorkers = ({ PROCESSES }: Record<string, string | undefined> = process.env): boolean =>
  Number(PROCESSES || usualProcesses) > 1
