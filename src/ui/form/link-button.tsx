import type { ComponentChildren } from 'preact'
import { type ButtonLook, classOf } from './button.tsx'

export interface LinkButtonProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly look?: ButtonLook
  readonly small?: boolean
  readonly newPage?: boolean
}

/** A link styled as a button; it navigates and changes nothing. */
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
