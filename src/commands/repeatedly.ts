/** Does a work again and again, with a pause after each end; what goes wrong is said and tried again. @returns stop. */
export function repeatedly(
  pause: number,
  work: () => Promise<unknown>,
  fault: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout
  let stopped = false
  const once = async () => {
    await work().catch(fault)
    if (!stopped) timer = setTimeout(once, pause)
  }
  timer = setTimeout(once, 0)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
