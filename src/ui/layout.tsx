import { Document } from './document.tsx'
import type { LayoutProps, NavLink } from './layout-props.ts'

/** The frame of every page: masthead, breadcrumbs, side menu, content, footer with the supported browsers. */
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
