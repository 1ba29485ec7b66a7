import { Breadcrumbs } from './breadcrumbs.tsx'
import { Document } from './document.tsx'
import type { LayoutProps } from './layout-props.ts'
import { Masthead } from './masthead.tsx'
import { SideMenu } from './side-menu.tsx'

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
