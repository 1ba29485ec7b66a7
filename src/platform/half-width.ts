const wide = /[\u3000\uff01-\uff5e\u00a0\u1680\u2000-\u200a\u202f\u205f]/g

/** Full-width letters, digits and signs become half-width, and every kind of blank an ordinary one. */
export function halfWidth(text: string): string {
  return text.replace(wide, character => {
    const code = character.charCodeAt(0)
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' '
  })
}
