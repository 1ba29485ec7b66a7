/** A long text, such as an agreement or a notice. */
export function Paragraphs({ texts }: { readonly texts: readonly string[] }) {
  return (
    <div class="prose">
      {texts.map((text, i) => (
        <p key={i}>{text}</p>
      ))}
    </div>
  )
}
