import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildTree, hashBytes, leafHash, pathPositions, rootFromPath, rootOf } from './merkle.ts'

const treeOf = (data: readonly Buffer[]) => buildTree(Buffer.concat(data.map(leafHash)))
const pathIn = (tree: Buffer, index: number, size: number) =>
  pathPositions(index, size).map(at => tree.subarray(at * hashBytes, (at + 1) * hashBytes))

test('roots match the published test vectors of RFC 6962', async () => {
  const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].map(hex =>
    Buffer.from(hex, 'hex'),
  )
  data.push(Buffer.from('606162636465666768696a6b6c6d6e6f', 'hex'))
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  for (const [i, root] of roots.entries()) {
    expect(rootOf(await treeOf(data.slice(0, i + 1))).toString('hex')).toBe(root)
  }
})

test('every leaf of every tree can be proved; another leaf, index, size or path fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), async (size, n, m) => {
      const data = Array.from({ length: size }, (_, i) => Buffer.from(`leaf ${i}`))
      const tree = await treeOf(data)
      const index = n % size
      const of = { index, size, path: pathIn(tree, index, size) }
      const leaf = leafHash(data[index] ?? '')
      const root = rootOf(tree)
      const holds = (change: Partial<typeof of>, from = leaf) =>
        rootFromPath(from, { ...of, ...change })?.equals(root) ?? false
      expect(holds({})).toBe(true)
      expect(holds({}, leafHash('leaf of somebody else'))).toBe(false)
      expect(holds({ path: [...of.path, root] })).toBe(false)
      expect(holds({ index: size })).toBe(false)
      if (size > 1) {
        expect(holds({ path: of.path.slice(1) })).toBe(false)
        expect(holds({ index: (index + 1) % size })).toBe(false)
        const changed = of.path.map(hash => Buffer.from(hash))
        const spot = m % (changed.length * hashBytes)
        const hash = changed[Math.floor(spot / hashBytes)]
        if (hash) hash[spot % hashBytes] = (hash[spot % hashBytes] ?? 0) ^ 1
        expect(holds({ path: changed })).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('a leaf cannot pass as a node', async () => {
  const two = Buffer.concat([leafHash('a'), leafHash('b')])
  const node = rootOf(await buildTree(two))
  expect(leafHash(two).equals(node)).toBe(false)
  expect(createHash('sha256').update(two).digest().equals(node)).toBe(false)
})
