interface UnderwayProps {
  readonly label: string
  readonly done: number
  readonly of: number
  /** 已完成 50,000 户，共 120,000 户 */
  readonly words: string
  /** address of this page */
  readonly href: string
}

/** Progress of background work with a refresh link; with scripts the page reloads by itself. */
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
