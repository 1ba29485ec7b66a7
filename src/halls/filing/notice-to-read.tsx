import type { ComponentChildren } from 'preact'
import type { NoticeToRead as Notice } from '#casework'
import { Card } from '#ui'

/** The notice that must be read before saving, with its checkbox. */
export function NoticeToRead({
  notice,
  children,
}: {
  readonly notice: Notice
  readonly children: ComponentChildren
}) {
  return (
    <Card title={notice.title}>
      <div class="prose">
        {notice.paragraphs.map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {children}
    </Card>
  )
}
