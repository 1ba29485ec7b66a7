import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Runtime } from '#platform'
import type { Material } from '../materials-of.ts'

/** Reads every file to the end; the store detects changed bytes. One that is still being judged proves nothing yet. */
export async function checkFiles(runtime: Runtime, materials: readonly Material[]) {
  const faults: string[] = []
  const pages = materials
    .flatMap(material => material.pages)
    .filter(({ state }) => state === 'ready' || state === 'quarantined')
  for (const { sha256 } of pages) {
    try {
      const { stream } = await runtime.files.read(sha256)
      await pipeline(stream, nowhere())
    } catch {
      faults.push(`电子材料文件 ${sha256} 缺失或已被改动`)
    }
  }
  return { files: pages.length, faults }
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })
