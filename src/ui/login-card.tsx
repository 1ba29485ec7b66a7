import type { ComponentChildren } from 'preact'

/** A narrow card for login and registration. */
export function LoginCard({
  title,
  children,
}: {
  readonly title: ComponentChildren
  readonly children: ComponentChildren
}) {
  return (
    <div class="login">
      <h1>{title}</h1>
      {children}
    </div>
  )
}
