import { compileAsync } from 'sass'
import { projectFile } from '#project-file'

/** The one style sheet. */
export async function makeStyle(): Promise<Buffer> {
  const { css } = await compileAsync(projectFile('src/ui/style/hall.scss'), { style: 'compressed' })
  return Buffer.from(css)
}
