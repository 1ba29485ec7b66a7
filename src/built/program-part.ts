import { join } from 'node:path'

/**
 * A part of the program that runs as a process of its own, beside the built program. Takes the place of ../program-part.ts
 * there (condition `built` in package.json).
 */
export const programPart = (name: string, _source: string): string => join(import.meta.dirname, `${name}.js`)
