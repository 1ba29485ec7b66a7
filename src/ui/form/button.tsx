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

const classOf = (look: ButtonLook, small: boolean) =>
  ['button', look === 'primary' ? '' : look, small ? 'small' : ''].filter(Boolean).join(' ')

/** A button that sends its form. */
export function Button({ children, look = 'primary', small = false, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={classOf(look, small)} {...rest}>
      {children}
    </button>
  )
}

interface LinkButtonProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly newPage?: boolean
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({
  href,
  children,
  look = 'primary',
  small = false,
  newPage = false,
}: LinkButtonProps) {
  return (
    <a href={href} class={classOf(look, small)} {...(newPage ? { target: '_blank', rel: 'noopener' } : {})}>
      {children}
    </a>
  )
}

/** Buttons side by side. */
export function Buttons({ children }: { readonly children: ComponentChildren }) {
  return <div class="buttons">{children}</div>
}
