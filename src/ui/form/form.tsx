import type { ComponentChildren } from 'preact'

interface FormProps {
  readonly action: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly multipart?: boolean
  readonly method?: 'get' | 'post'
  readonly class?: string
  readonly id?: string
  /** data attributes for scripts */
  readonly about?: Readonly<Record<`data-${string}`, string>>
  readonly children: ComponentChildren
}

/** A plain POST form; scripts only add protection against double submission and against losing unsaved input. */
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
      {/* The default button for Enter: submits the form, even if 换验证码 or 删除 comes first in the markup. */}
      {method === 'post' ? (
        <button class="hidden-text" type="submit" tabIndex={-1} aria-hidden="true" />
      ) : null}
      {children}
    </form>
  )
}
