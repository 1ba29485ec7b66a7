/** Names may hide letters as #xx (ISO 32000-1, 7.3.5). */
export const decodedNames = (text: string): string =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
