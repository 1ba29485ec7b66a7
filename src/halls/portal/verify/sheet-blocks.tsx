import type { Block, Layout } from '#printout'
import { Card, Facts, Table } from '#ui'

/** The content of a printout, rendered as HTML. */
export function SheetBlocks({ layout }: { readonly layout: Layout }) {
  return (
    <>
      {layout.salutation ? <p>{layout.salutation}</p> : null}
      {layout.blocks.map((block, i) => (
        <SheetBlock key={i} block={block} />
      ))}
      {layout.footnotes.length > 0 ? (
        <Card title="注">
          <Lines items={layout.footnotes} />
        </Card>
      ) : null}
      {layout.closing.map(line => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

function SheetBlock({ block }: { readonly block: Block }) {
  const title = block.title === undefined ? {} : { title: block.title }
  if (block.kind === 'paragraphs') {
    return (
      <Card {...title}>
        {block.paragraphs.map((text, i) => (
          <p key={i}>{text}</p>
        ))}
      </Card>
    )
  }
  return (
    <Card {...title}>
      {block.kind === 'rows' ? (
        <Facts rows={block.rows} />
      ) : block.kind === 'list' ? (
        <Lines items={block.items} />
      ) : (
        <Table
          caption={block.title}
          rows={block.lines}
          empty={block.empty}
          columns={block.columns.map(({ title: head, look }, i) => ({
            title: head,
            cell: (line: readonly string[]) => line[i] ?? '',
            ...(look === 'money' ? { look: 'number' as const } : {}),
          }))}
        />
      )}
    </Card>
  )
}

function Lines({ items }: { readonly items: readonly string[] }) {
  return (
    <ol>
      {items.map((text, i) => (
        <li key={i}>{text}</li>
      ))}
    </ol>
  )
}
