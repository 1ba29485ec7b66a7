/** One line a figure. */
export function print(bench: string, figures: Readonly<Record<string, string>>): void {
  for (const [figure, value] of Object.entries(figures)) {
    process.stdout.write(`${bench.padEnd(13)} ${figure.padEnd(54)} ${value}\n`)
  }
}
