import type { ComponentChildren } from 'preact'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Document } from './document.tsx'
import { Masthead } from './masthead.tsx'
import { SideMenu } from './side-menu.tsx'

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

/** The frame of every page: masthead, way back, side menu, content, foot with the supported browsers. */
export function Layout(props: LayoutProps) {
  const { title, side, children } = props
  return (
    <Document title={`${title} - ${props.platformName}`}>
      <a class="skip" href="#main">
        跳到主要内容
      </a>
      <Masthead {...props} />
      <div class={side ? 'wrap side-and-main' : 'wrap'}>
        {side ? <SideMenu {...side} /> : null}
        <main class="main" id="main">
          {props.breadcrumbs ? <Breadcrumbs trail={props.breadcrumbs} /> : null}
          {children}
        </main>
      </div>
      <footer class="footer">
        <div class="wrap">
          <p>建议使用以下浏览器版本：谷歌 50.0以上　IE 10.0以上　火狐 37.0以上</p>
          <p>{props.platformName}</p>
        </div>
      </footer>
    </Document>
  )
}
