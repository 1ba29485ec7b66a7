/** Opens an address. One that differs from the present one by its fragment alone is loaded as well. */
export function openPage(address: string): void {
  const link = document.createElement('a')
  link.href = address
  const same = link.href.split('#')[0] === location.href.split('#')[0]
  location.assign(address)
  if (same && link.hash !== '') location.reload()
}
