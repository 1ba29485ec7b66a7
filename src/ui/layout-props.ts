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
  /** name and links of who is logged in, or links to log in; the last slot is for the form that logs out */
  readonly account?: ComponentChildren
  readonly breadcrumbs?: readonly { readonly href?: string; readonly text: string }[]
  readonly side?: { readonly title: string; readonly links: readonly NavLink[] }
  readonly children: ComponentChildren
}
