interface UnderwayProps {
  readonly label: string
  readonly done: number
  readonly of: number
  /** 已完成 50,000 户，共 120,000 户 */
  readonly words: string
  /** this page again */
  readonly href: string
}

/** Work in the background, how far it is, and the way to look again; with scripts the page looks again by itself. */
export function Underway({ label, done, of, words, href }: UnderwayProps) {
  return (
    <div class="underway" {...(done < of ? { 'data-underway': '' } : {})}>
      <progress max={Math.max(1, of)} value={done} aria-label={label} />
      <p>
        {words} <a href={href}>刷新进度</a>
      </p>
    </div>
  )
}
