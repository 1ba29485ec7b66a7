export function Breadcrumbs({ trail }: { readonly trail: readonly { href?: string; text: string }[] }) {
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
