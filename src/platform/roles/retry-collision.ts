/**
 * Runs a change of the server's roles again when another process changed the same row of the catalogue at that moment
 * ("tuple concurrently updated"), at most five times.
 */
export async function retryCollision<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const collided = error instanceof Error && 'code' in error && error.code === 'XX000'
      if (!collided || attempt >= 5) throw error
      await new Promise(resolve => setTimeout(resolve, 20 * attempt))
    }
  }
}
