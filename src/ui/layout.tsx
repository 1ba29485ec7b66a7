import type { ComponentChildren } from 'preact'
import { Document } from './document.tsx'

export interface NavLink {
  readonly href: string
  readonly text: string
  readonly current?: boolean
}

interface LayoutProps {
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

function Masthead({ platformName, home, hallName, testMark, account }: LayoutProps) {
  return (
    <header class="masthead">
      <div class="wrap">
        <div class="brand">
          <a href={home}>{platformName}</a>
          {hallName ? <span class="hall-name">{hallName}</span> : null}
          {testMark ? <span class="test-mark">测试环境</span> : null}
        </div>
        {account ? <div class="account">{account}</div> : null}
      </div>
    </header>
  )
}

function SideMenu({ title, links }: { readonly title: string; readonly links: readonly NavLink[] }) {
  return (
    <nav class="side" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {links.map(link => (
          <li key={link.href}>
            <a href={link.href} {...(link.current ? { 'aria-current': 'page' } : {})}>
              {link.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Breadcrumbs({ trail }: { readonly trail: readonly { href?: string; text: string }[] }) {
  return (
    <nav class="breadcrumbs" aria-label="当前位置">
      <ol>
        {trail.map(step => (
          <li key={step.text}>{step.href ? <a href={step.href}>{step.text}</a> : step.text}</li>
        ))}
      </ol>
    </nav>
  )
}

/** The one heading of first rank. */
export function PageTitle({ children }: { readonly children: ComponentChildren }) {
  return <h1 class="page-title">{children}</h1>
}

/** A narrow card for logging in and registering. */
export function LoginCard({
  title,
  children,
}: {
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <div class="login">
      <h1>{title}</h1>
      {children}
    </div>
  )
}
