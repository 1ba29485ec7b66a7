import { type CheckedReceipt, checkReceipt } from '../../casework/evidence/check-receipt.ts'

const find = <E extends Element>(id: string, kind: new () => E): E => {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(id)
  return element
}

const textOf = async (input: HTMLInputElement): Promise<string | undefined> => await input.files?.[0]?.text()

find('form', HTMLFormElement).addEventListener('submit', event => {
  event.preventDefault()
  void check()
})

async function check(): Promise<void> {
  const receipt = await textOf(find('receipt', HTMLInputElement))
  if (receipt === undefined) return
  const roots = await textOf(find('roots', HTMLInputElement))
  const typed = find('typed', HTMLInputElement).value
  show(checkReceipt(receipt, { typed, ...(roots === undefined ? {} : { roots }) }))
}

function show({ checks, declared }: CheckedReceipt): void {
  const failed = checks.filter(one => one.holds === false).length
  const open = checks.filter(one => one.holds === undefined).length
  const heading = document.createElement('h2')
  heading.className = failed > 0 ? 'no' : 'yes'
  heading.textContent =
    failed > 0 ? `核验不通过：${failed} 项不成立` : `核验通过${open > 0 ? `，其中 ${open} 项待您比对` : ''}`
  const parts: Node[] = [heading, checksTable(checks)]
  if (failed === 0 && declared.length > 0) {
    const title = document.createElement('h2')
    title.textContent = '申报内容'
    parts.push(title, table(declared.map(({ label, value }) => [label, value, ''] as const)))
  }
  find('result', HTMLDivElement).replaceChildren(...parts)
}

function checksTable(checks: CheckedReceipt['checks']): HTMLTableElement {
  return table(
    checks.map(({ title, holds, words }) => {
      const [mark, look] =
        holds === undefined ? ['待比对：', 'open'] : holds ? ['成立：', 'yes'] : ['不成立：', 'no']
      return [title, `${mark}${words}`, look] as const
    }),
  )
}

function table(rows: readonly (readonly [title: string, words: string, look: string])[]): HTMLTableElement {
  const made = document.createElement('table')
  for (const [title, words, look] of rows) {
    const row = made.insertRow()
    const head = document.createElement('th')
    head.scope = 'row'
    head.textContent = title
    row.append(head)
    const cell = row.insertCell()
    cell.className = look
    cell.textContent = words
  }
  return made
}
