import type { ComponentChildren } from 'preact'

export type ButtonLook = 'primary' | 'secondary' | 'danger'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly name?: string
  readonly value?: string
  /** the form it belongs to, when it stands outside */
  readonly form?: string
}

export const classOf = (look: ButtonLook, small: boolean) =>
  ['button', look === 'primary' ? '' : look, small ? 'small' : ''].filter(Boolean).join(' ')

/** A button that sends its form. */
export function Button({ children, look = 'primary', small = false, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={classOf(look, small)} {...rest}>
      {children}
    </button>
  )
}
