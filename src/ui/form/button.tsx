import type { ComponentChildren } from 'preact'

export type ButtonLook = 'primary' | 'secondary' | 'danger'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly name?: string
  readonly value?: string
  /** id of its form, if rendered outside it */
  readonly form?: string
}

export const classOf = (look: ButtonLook, small: boolean) =>
  ['button', look === 'primary' ? '' : look, small ? 'small' : ''].filter(Boolean).join(' ')

/** A submit button. */
export function Button({ children, look = 'primary', small = false, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={classOf(look, small)} {...rest}>
      {children}
    </button>
  )
}
