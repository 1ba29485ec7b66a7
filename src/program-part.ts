import { projectFile } from './project-file.ts'

/** A part of the program that runs as a process of its own: Node.js runs it from its source. */
export const programPart = (_name: string, source: string): string => projectFile(source)
