import type { ComponentChildren } from 'preact'

export interface NavLink {
  readonly href: string
  readonly text: string
  readonly current?: boolean
}

export interface LayoutProps {
  readonly title: string
  readonly platformName: string
  readonly home: string
  readonly hallName?: string
  readonly testMark: boolean
  /** user name and links, or login links; the last slot is for the sign-out form */
  readonly account?: ComponentChildren
  readonly breadcrumbs?: readonly { readonly href?: string; readonly text: string }[]
  readonly side?: { readonly title: string; readonly links: readonly NavLink[] }
  readonly children: ComponentChildren
}
