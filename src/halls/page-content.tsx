import type { ComponentChildren } from 'preact'
import { ErrorSummary, LoginCard, Notice, PageTitle } from '#ui'
import type { Visit } from './serving/visit.ts'

/** Where a page has its heading: above its content, in a narrow card for logging in, or as good news. */
export type Look = 'page' | 'login-card' | 'success'

interface PageContentProps {
  readonly visit: Visit
  readonly heading: ComponentChildren
  readonly look: Look
  readonly children: ComponentChildren
}

/** Heading, error summary and content of a page, always in this order. */
export function PageContent({ visit, heading, look, children }: PageContentProps) {
  const content = (
    <>
      <ErrorSummary problems={visit.findings} />
      {children}
    </>
  )
  if (look === 'login-card') return <LoginCard title={heading}>{content}</LoginCard>
  return (
    <>
      {look === 'success' ? (
        <Notice tone="success">
          <h1>{heading}</h1>
        </Notice>
      ) : (
        <PageTitle>{heading}</PageTitle>
      )}
      {content}
    </>
  )
}
