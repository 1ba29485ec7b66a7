import { readFile } from 'node:fs/promises'
import { projectFile } from '#project-file'
import { makeIslands } from './make-islands.ts'
import { makeStyle } from './make-style.ts'
import { makeVerifier } from './make-verifier.ts'

const makers = {
  'hall.css': makeStyle,
  'fields.js': () => makeIslands('fields/fields.ts'),
  'hall.js': () => makeIslands('hall.ts'),
  'passkey.js': () => makeIslands('passkey/passkey.ts'),
  'phone.js': () => makeIslands('phone/phone.ts'),
  'ukey.js': () => makeIslands('ukey/ukey.ts'),
  'favicon.svg': () => readFile(projectFile('src/ui/favicon.svg')),
  'verifier.html': makeVerifier,
} satisfies Record<string, () => Promise<Buffer>>

type MadeName = keyof typeof makers

/** Every file that is made of sources and sent to browsers. */
export const madeNames = Object.keys(makers) as MadeName[]

/** Makes one of them now, for the build and for a hall that runs from its sources, which sends it uncompressed. */
export const madeFile = async (name: MadeName): Promise<{ body: Buffer }> => ({ body: await makers[name]() })
