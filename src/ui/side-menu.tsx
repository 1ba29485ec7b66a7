import type { NavLink } from './layout-props.ts'

export function SideMenu({ title, links }: { readonly title: string; readonly links: readonly NavLink[] }) {
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
