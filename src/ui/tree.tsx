export interface TreeNode {
  readonly href: string
  readonly text: string
  readonly count: number
  readonly current: boolean
}

/** A tree of categories with counts: 全部申报(1). */
export function Tree({
  label,
  root,
  nodes,
}: {
  readonly label: string
  readonly root: TreeNode
  readonly nodes: readonly TreeNode[]
}) {
  return (
    <nav class="tree" aria-label={label}>
      <Node node={root} />
      <ul>
        {nodes.map(node => (
          <li key={node.href}>
            <Node node={node} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Node({ node }: { readonly node: TreeNode }) {
  return (
    <a href={node.href} {...(node.current ? { 'aria-current': 'true' as const } : {})}>
      {`${node.text}(${node.count})`}
    </a>
  )
}
