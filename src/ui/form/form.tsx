import type { ComponentChildren } from 'preact'

interface FormProps {
  readonly action: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly multipart?: boolean
  readonly method?: 'get' | 'post'
  readonly class?: string
  readonly id?: string
  /** what a script must know about the form */
  readonly about?: Readonly<Record<`data-${string}`, string>>
  readonly children: ComponentChildren
}

/** A form that posts plainly; scripts only guard it against a second press and against leaving what was typed. */
export function Form({
  action,
  hidden = {},
  multipart = false,
  method = 'post',
  about = {},
  children,
  ...rest
}: FormProps) {
  return (
    <form
      action={action}
      method={method}
      {...(multipart ? { enctype: 'multipart/form-data' as const, 'data-upload': '' } : {})}
      {...(rest.class ? { class: rest.class } : {})}
      {...(rest.id ? { id: rest.id } : {})}
      {...about}
      novalidate
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* What the Enter key presses: the form itself, never 换验证码 or 删除 because they happen to come first. */}
      {method === 'post' ? (
        <button class="hidden-text" type="submit" tabIndex={-1} aria-hidden="true" />
      ) : null}
      {children}
    </form>
  )
}
