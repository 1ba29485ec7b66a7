interface Problem {
  readonly field?: string
  readonly sentence: string
}

/** All errors at the top of the page, each linked to its field. */
export function ErrorSummary({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} data-error-summary="">
      <h2>请更正以下问题</h2>
      <ul>
        {problems.map(problem => (
          <li key={problem.sentence}>
            {problem.field ? <a href={`#${problem.field}`}>{problem.sentence}</a> : problem.sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}
