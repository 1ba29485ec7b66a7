/** Marks that turn the direction of writing, replacements, private use, and halves of characters. */
const damaged =
  /[\u202a-\u202e\u2066-\u2069\ufffd-\uffff\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/

/** What shows that a text is not what somebody wrote, with the character by its number, or undefined. */
export function damageIn(text: string): string | undefined {
  const [character] = damaged.exec(text) || []
  if (character !== undefined) return shown(character)
  return text.indexOf('锟斤拷') >= 0 || /[?？]{2}/.test(text)
    ? '编码转换时损坏的文字（“锟斤拷”或“??”）'
    : undefined
}

function shown(character: string): string {
  const point = `U+${pointOf(character).toString(16).toUpperCase()}`
  if (/[\u202a-\u202e\u2066-\u2069]/.test(character)) return `改变文字方向的隐藏字符（${point}）`
  if (character === '\ufffd') return `损坏的字符“\ufffd”（${point}，原来的字已丢失）`
  if (/[\ud800-\udbff\ufffe\uffff]$/.test(character)) return `损坏的字符（${point}）`
  return `换一台电脑就显示不出来的字符“${character}”（${point}）`
}

/** Old browsers have no `codePointAt`. */
function pointOf(character: string): number {
  const first = character.charCodeAt(0)
  if (character.length === 1) return first
  return (first - 0xd800) * 0x400 + character.charCodeAt(1) - 0xdc00 + 0x10000
}
