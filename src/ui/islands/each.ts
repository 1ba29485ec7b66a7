/** Every element that matches, also where lists cannot be walked by themselves. */
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
