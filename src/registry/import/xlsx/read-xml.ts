import { SaxesParser } from 'saxes'
import { damaged, WorkbookFault } from './workbook-fault.ts'

/** Names come without their prefix, since some programs write `x:row`. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  /** the text of an element may come in parts */
  text(text: string): void
}

const deepest = 100

/**
 * Reads XML from the pieces of its text; yields after each piece, so that the caller can take what the events have
 * left. @throws WorkbookFault where it is no XML, or declares types or entities of its own, which no spreadsheet does
 */
export async function* readXml(pieces: AsyncIterable<string>, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  parser.on('doctype', fail)
  parser.on('error', fail)
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > deepest) fail()
    events.open(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    events.close(local(name))
  })
  parser.on('text', text => events.text(text))
  parser.on('cdata', text => events.text(text))
  for await (const piece of pieces) {
    parser.write(piece)
    yield
  }
  parser.close()
  yield
}

const local = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function fail(): never {
  throw new WorkbookFault(damaged)
}
