import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { projectFile } from '#project-file'

const require = createRequire(projectFile('package.json'))
const folder = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))

/** Noto Sans SC (OFL): whole TrueType files, 20,976 of the 20,992 first Chinese characters. */
export const fontFiles = {
  regular: join(folder, '400Regular/NotoSansSC_400Regular.ttf'),
  bold: join(folder, '700Bold/NotoSansSC_700Bold.ttf'),
} as const
