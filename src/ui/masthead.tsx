import type { LayoutProps } from './layout-props.ts'

export function Masthead({ platformName, home, hallName, testMark, account }: LayoutProps) {
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
