import type { ComponentChildren, VNode } from 'preact'
import type { Who } from '#identity'
import { Frame, type TrailStep } from '../frame.tsx'
import type { Look } from '../page-content.tsx'
import { inPageOrder } from './in-page-order.ts'
import type { Visit } from './visit.ts'

/** What a page shows. Frame, heading and error summary come with it, so that the view is only its content. */
export interface FramedPage<W extends Who, Data> {
  /** in the window's title, as the last of the breadcrumbs and as the heading */
  readonly title: string | ((data: Data, visit: Visit<W>) => string)
  /** where the h1 says something else than the title, or more */
  heading?(data: Data, visit: Visit<W>): ComponentChildren
  /** breadcrumbs between the hall's home and this page */
  readonly trail?: readonly TrailStep[] | ((data: Data, visit: Visit<W>) => readonly TrailStep[])
  readonly look?: Look
  /** renders the content below heading and error summary, after the commit */
  view(data: Data, visit: Visit<W>): ComponentChildren
}

/** Renders a page in the frame of its hall. */
export function framed<W extends Who, Data>(page: FramedPage<W, Data>, data: Data, visit: Visit<W>): VNode {
  const { title, trail = [], look } = page
  const content = page.view(data, visit)
  const said = typeof title === 'string' ? title : title(data, visit)
  return (
    <Frame
      visit={{ ...visit, findings: inPageOrder(visit.findings, content) }}
      title={said}
      heading={page.heading?.(data, visit) ?? said}
      trail={typeof trail === 'function' ? trail(data, visit) : trail}
      look={look ?? 'page'}
    >
      {content}
    </Frame>
  )
}
