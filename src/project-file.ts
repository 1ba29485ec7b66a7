import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

const root = dirname(findPackageJSON('..', import.meta.url) ?? '.')

/** The path of a file or folder of the project, the same from the sources and from the built program below dist/. */
export const projectFile = (...path: readonly string[]): string => join(root, ...path)
