/** URL-encodes a form: without passwords, files and unticked boxes. */
export function encode(form: HTMLFormElement): string {
  const parts: string[] = []
  for (let i = 0; i < form.elements.length; i += 1) {
    const input = form.elements[i]
    const named =
      input instanceof HTMLInputElement ||
      input instanceof HTMLSelectElement ||
      input instanceof HTMLTextAreaElement
    if (!named || !input.name || input.type === 'password' || input.type === 'file') continue
    const box = input instanceof HTMLInputElement && /^(checkbox|radio)$/.test(input.type)
    if (box && !input.checked) continue
    parts.push(`${encodeURIComponent(input.name)}=${encodeURIComponent(input.value)}`)
  }
  return parts.join('&')
}
