import { Document, LinkButton, Notice } from '#ui'

/**
 * Shown to requests that are not admitted. It is rendered once, so it depends on nothing: no session, no database, and
 * an empty link that reopens the current address. A posted form has not been processed.
 */
export function BusyPage({ posted }: { readonly posted: boolean }) {
  return (
    <Document title="系统繁忙">
      <main class="wrap main" id="main">
        <h1>系统繁忙</h1>
        <Notice tone="warning" title="现在办理的人较多，请稍等片刻">
          {posted ? (
            <p>您刚才的操作没有提交。请点浏览器的“后退”，填写的内容都在，稍后再提交。</p>
          ) : (
            <p>页面会在 10 秒后自动重新打开。已经保存和提交的内容都在，不会丢失。</p>
          )}
        </Notice>
        {posted ? null : <LinkButton href="">重新打开</LinkButton>}
      </main>
    </Document>
  )
}
