/** Iterates over matching elements, also in browsers whose NodeList has no `forEach`. */
export function each<E extends Element>(
  selector: string,
  visit: (element: E) => void,
  within: ParentNode = document,
): void {
  const found = within.querySelectorAll<E>(selector)
  for (let i = 0; i < found.length; i += 1) {
    const element = found[i]
    if (element) visit(element)
  }
}
