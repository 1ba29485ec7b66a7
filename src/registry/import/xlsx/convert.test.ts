import { expect, test } from 'vitest'
import { bookOf, partsOf, sheetXml, textRows, zipOf } from '../../../../test/hostile/folder/workbooks.ts'
import { convert } from './convert.ts'

const limits = { mostInflated: 64 * 1024 * 1024, mostWritten: 8 * 1024 * 1024 }

async function lines(from: Buffer): Promise<string[]> {
  const { table = Buffer.alloc(0) } = await convert({ from, ...limits })
  return Buffer.from(table).toString().split('\n').slice(0, -1)
}

const refused = (from: Buffer, sentence: RegExp) =>
  expect(convert({ from, ...limits })).rejects.toThrow(sentence)

test('cells come out as they were typed', async () => {
  const formats = {
    codes: {
      164: 'yyyy"年"m"月"',
      165: '#,##0.00"元/day"',
      166: '000000',
      167: '[$-804]yyyy/m/d;@',
      168: '[Red]0.00',
    },
    styles: [0, 14, 164, 165, 166, 167, 168, 22, 49],
  }
  for (const [cell, text] of [
    ['<c><v>410783000001</v></c>', '410783000001'],
    ['<c><v>4.10783000001E+11</v></c>', '410783000001'],
    ['<c><v>1680.5500000000002</v></c>', '1680.55'],
    ['<c><v>0.1</v></c>', '0.1'],
    ['<c><v>-5E-7</v></c>', '-0.0000005'],
    ['<c><v>999999999999999</v></c>', '999999999999999'],
    ['<c><v>410783199001011234</v></c>', '4.10783199001011e+17'],
    ['<c><v>4.1078319900101101E+17</v></c>', '4.10783199001011e+17'],
    ['<c t="b"><v>1</v></c>', '1'],
    ['<c t="b"><v>0</v></c>', '0'],
    ['<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['<c t="str"><f>A2</f><v>甲</v></c>', '甲'],
    ['<c><f>1+1</f><v>2</v></c>', '2'],
    ['<c><f>1+1</f></c>', '#公式未计算'],
    ['<c s="1"><v>44941</v></c>', '2023-01-15'],
    ['<c s="1"><v>59</v></c>', '1900-02-28'],
    ['<c s="1"><v>61</v></c>', '1900-03-01'],
    ['<c s="2"><v>44927</v></c>', '2023-01-01'],
    ['<c s="5"><v>44941</v></c>', '2023-01-15'],
    ['<c s="7"><v>44941.5</v></c>', '2023-01-15 12:00:00'],
    ['<c t="d"><v>2023-01-15T00:00:00</v></c>', '2023-01-15'],
    ['<c s="3"><v>1680.5</v></c>', '1680.5'],
    ['<c s="4"><v>10783</v></c>', '010783'],
    ['<c s="6"><v>3</v></c>', '3'],
    ['<c s="8" t="s"><v>0</v></c>', '示例（长垣）公司'],
    ['<c t="inlineStr"><is><r><t>张</t></r><rPh><t>zhang</t></rPh><r><t>三</t></r></is></c>', '张三'],
    ['<c t="inlineStr"><is><t>a&#10;b_x000D_,"c"</t></is></c>', '"a b ,""c"""'],
    ['<c t="inlineStr"><is><t><![CDATA[<甲>]]></t></is></c>', '<甲>'],
  ] as const) {
    const strings =
      '<si><r><t>示例</t></r><r><t xml:space="preserve">（长垣）公司</t></r><rPh><t>x</t></rPh></si>'
    expect(await lines(bookOf(`<row>${cell}</row>`, { formats, strings })), cell).toEqual([text])
  }
  const from1904 = { formats, workbookPr: '<workbookPr date1904="1"/>' }
  expect(await lines(bookOf('<row><c s="1"><v>43479</v></c></row>', from1904))).toEqual(['2023-01-15'])
})

test('line n is row n: empty rows stay, formatted ones behind the last are left out', async () => {
  const formatted = (row: number) => `<row r="${row}"><c r="A${row}" s="0"/><c r="B${row}" s="0"/></row>`
  const rows = `<row r="2"><c r="B2"><v>1</v></c></row>${formatted(3)}<row r="5"><c r="A5"><v>2</v></c><c r="C5"/></row>`
  const behind = Array.from({ length: 100_000 }, (_, i) => formatted(i + 6)).join('')
  expect(await lines(bookOf(rows + behind))).toEqual(['', ',1', '', '', '2'])
})

test('a stray cell far to the right or below makes no large table', async () => {
  const far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
  expect(await lines(bookOf(far))).toEqual([`1${','.repeat(512)}2`])
  const deep = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
  const found = await lines(bookOf(deep))
  expect([found.length, found[0], found[1]]).toEqual([1_048_576, '1', ''])
  for (const bad of [
    '<row r="1048577"/>',
    '<row r="2"/><row r="2"/>',
    '<row><c r="AAAA1"/></row>',
    '<row r="x"/>',
  ]) {
    await refused(bookOf(bad), /已损坏/)
  }
})

test('the first visible sheet is read; others with content are named', async () => {
  const sheets = {
    参数: sheetXml(textRows([['x']])),
    数据: sheetXml(textRows([['a']])),
    空表: sheetXml('<row><c s="0"/></row>'),
    说明: sheetXml(textRows([['b']])),
  }
  const from = zipOf(partsOf({ sheets, hidden: ['参数'] }))
  expect(await convert({ from, ...limits })).toMatchObject({ sheet: '数据', others: ['说明'] })
  await refused(zipOf(partsOf({ sheets, hidden: Object.keys(sheets) })), /没有能看到的工作表/)
})

test('prefixes and strict namespaces are read like others; external links are not followed', async () => {
  const sheet =
    '<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const parts = partsOf({ sheets: { 表: sheet } })
  const rels = parts['xl/_rels/workbook.xml.rels'] ?? ''
  const external =
    '<Relationship Id="rId7" Type="x/externalLink" TargetMode="External" Target="file:///etc/passwd"/>'
  const linked = { ...parts, 'xl/_rels/workbook.xml.rels': rels.replace('</R', `${external}</R`) }
  expect(await lines(zipOf(linked))).toEqual(['1'])
  const outside = rels.replace('"worksheets/sheet1.xml"', '"../../../../etc/passwd"')
  await refused(zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': outside }), /没有能看到的工作表/)
})

test('cells merged over rows are refused by name, those over columns are a title', async () => {
  const merged = (ref: string) =>
    sheetXml(textRows([['a']]), `<mergeCells><mergeCell ref="${ref}"/></mergeCells>`)
  expect(await lines(zipOf(partsOf({ sheets: { 表: merged('A1:C1') } })))).toEqual(['a'])
  await refused(zipOf(partsOf({ sheets: { 表: merged('A2:A4') } })), /A2:A4 是跨行的合并单元格/)
})

test('what was inflated and written is counted, whatever was declared', async () => {
  const from = bookOf(textRows(Array.from({ length: 1000 }, (_, i) => [`${i}`])))
  for (const [limit, sentence] of [
    [{ mostInflated: 20_000 }, /解开后过大/],
    [{ mostWritten: 2000 }, /内容过多/],
  ] as const) {
    await expect(convert({ from, ...limits, ...limit })).rejects.toThrow(sentence)
  }
})

const good = partsOf({ sheets: { 表: sheetXml(textRows([['a']])) } })
const part = 'xl/worksheets/sheet1.xml'
const zeros = Buffer.alloc(40 * 1024 * 1024, 0x20)
const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheetXml(textRows([['&b;']]))}`
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([one]) => one !== name))

test.each([
  ['a bomb by what it declares', zipOf({ ...good, [part]: zeros }), /压缩率异常/],
  [
    'a bomb that declares less',
    zipOf({ ...good, [part]: zeros }, { [part]: { uncompressedSize: 100 } }),
    /已损坏/,
  ],
  [
    'a part that is larger than allowed',
    zipOf({ ...good, [part]: 'x'.repeat(65 * 1024 * 1024) }),
    /压缩率异常|过大/,
  ],
  ['entities', zipOf({ ...good, [part]: entities }), /已损坏/],
  ['an entity that nobody declared', zipOf({ ...good, [part]: sheetXml(textRows([['&b;']])) }), /已损坏/],
  ['elements in elements', zipOf({ ...good, [part]: '<a>'.repeat(1000) }), /已损坏/],
  ['no relations', zipOf(without('xl/_rels/workbook.xml.rels')), /已损坏/],
  ['no sheet', zipOf(without(part)), /没有能看到的工作表/],
  ['no workbook', zipOf(without('xl/workbook.xml')), /不是 \.xlsx/],
  ['no content types', zipOf(without('[Content_Types].xml')), /不是 \.xlsx/],
  ['a missing shared text', bookOf('<row><c t="s"><v>7</v></c></row>'), /已损坏/],
  ['a truncated archive', zipOf(good).subarray(0, -40), /已损坏/],
  ['a truncated part', zipOf({ ...good, [part]: sheetXml('<row><c><v>1').slice(0, -20) }), /已损坏/],
  ['a changed byte', zipOf(good, { [part]: { crc: 1 } }), /已损坏/],
  ['an encrypted part', zipOf(good, { [part]: { flags: 1 } }), /设了密码/],
  ['names that lead outside', zipOf({ ...good, '../../etc/cron.d/x': 'x' }), /已损坏/],
  ['absolute names', zipOf({ ...good, '/etc/cron.d/x': 'x' }), /已损坏/],
  [
    'ten thousand parts',
    zipOf({ ...good, ...Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}`, ''])) }),
    /部件过多/,
  ],
  [
    'ODS',
    zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
    /OpenDocument.*另存为 \.xlsx/,
  ],
  ['xlsb', zipOf({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }), /\.xlsb/],
  ['a document', zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }), /Word/],
  ['a table in a ZIP', zipOf({ '缴费.csv': '' }), /请解压后/],
  ['an empty archive', zipOf({}), /不是 \.xlsx/],
] as const)('%s: refused with a sentence', async (_, from, sentence) => {
  await refused(from, sentence)
})
