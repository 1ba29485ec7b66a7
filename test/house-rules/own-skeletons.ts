import type { Source } from './sources.ts'

/** Files of the halls that render what every other page gets from its skeleton, and why. */
const itself: Readonly<Record<string, readonly string[]>> = {
  // the skeleton
  'src/halls/serving/framed.tsx': ['Frame'],
  'src/halls/frame.tsx': ['Layout'],
  'src/halls/page-content.tsx': ['ErrorSummary', 'LoginCard', 'PageTitle', 'h1'],
  // shown instead of a page, or served without one
  'src/halls/error-page.tsx': ['Frame'],
  'src/halls/demo/serve-demo.tsx': ['Frame'],
  // rendered once, so it has neither visit nor frame
  'src/halls/busy-page.tsx': ['Document', 'h1'],
  // its form is sent by GET: its errors are not those of a post
  'src/halls/what-if/figure-fields.tsx': ['ErrorSummary'],
}

/** Frame, heading and error summary come with the page: a page's view, and what it is made of, is only its content. */
export function ownSkeletons({ path, text }: Pick<Source, 'path' | 'text'>): string[] {
  if (!/^src\/halls\/.*\.tsx$/.test(path)) return []
  const parts = text.matchAll(/<(Document|ErrorSummary|Frame|h1|Layout|LoginCard|PageTitle)\b/g)
  return [...parts].flatMap(([, part = '']) =>
    itself[path]?.includes(part) ? [] : [`${path} renders its own ${part}`],
  )
}
