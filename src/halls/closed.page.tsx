import { LinkButton, Notice } from '#ui'
import { openPage, type Page } from './serving/page.ts'
import type { Visit } from './serving/visit.ts'

interface ClosedEntry {
  readonly path: string
  readonly title: string
  /** why, and what to do in the meantime */
  readonly words: string | ((visit: Visit) => string)
}

/** Placeholder for a manual entry that is not open yet; says why: GET only */
export const closedPage = ({ path, title, words }: ClosedEntry): Page =>
  openPage({
    path,
    title,
    load: async () => undefined,
    view: (_, visit) => (
      <>
        <Notice tone="warning" title="暂未开放">
          <p>{typeof words === 'string' ? words : words(visit)}</p>
        </Notice>
        <LinkButton
          href={path.startsWith('/employer') ? '/employer' : path.startsWith('/person') ? '/person' : '/'}
        >
          返回首页
        </LinkButton>
      </>
    ),
  })
