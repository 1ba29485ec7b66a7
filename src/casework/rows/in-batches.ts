/** rows that an item is asked about in one call, and that are written by one statement */
const most = 500

/** Calls `run` with the values in their order, at most 500 at a time. @returns what the calls returned, in order */
export async function inBatches<T, R>(
  values: readonly T[],
  run: (some: readonly T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < values.length; from += most) {
    results.push(...(await run(values.slice(from, from + most))))
  }
  return results
}
