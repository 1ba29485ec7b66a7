import { Readable } from 'node:stream'
import sharp from 'sharp'
import { completeStep, endCaseAtStep, reopenCase, sendBackFromStep, tickOf } from '#casework'
import type { OfficerActor } from '#identity'
import { hall, Refusal, type Tx, transact } from '#platform'
import type { TestRuntime } from '../../database/database.ts'
import { headcountCondition } from '../../database/headcount-condition.ts'
import { operatorOf } from '../../database/money.ts'
import { confirmationCode } from '../../database/people.ts'
import {
  accept,
  approve,
  attach,
  confirmConditions,
  decline,
  discard,
  handOver,
  restore,
  revoke,
  save,
  sendBack,
  submit,
} from '../../database/visits.ts'
import { caseOf, type Deed, type World } from './model.ts'
import { elsewhere, storyCatalogue, today } from './story-item.ts'

const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
  .png()
  .toBuffer()

/** The hall's own verbs, by two units and the officers of a story. */
export function hallOf(test: TestRuntime, units: readonly string[], officers: readonly OfficerActor[]) {
  const clerk = (unit: number) => test.as(operatorOf(units[unit] ?? ''))
  const by = (officer: number) => {
    const who = officers[officer]
    if (!who) throw new Error(`no officer ${officer}`)
    return test.as(who)
  }
  const system = test.as({ kind: 'system' } as const)
  const elsewhereDone = (deed: Extract<Deed, { resume: boolean }>, declarationId: string) => {
    const words = '公示环节的处理'
    const message = '您申报的%s有新的进展。'
    const at = { declarationId, from: elsewhere.code, words, message }
    const resumeAt = deed.resume ? elsewhere.code : null
    const verbs: Record<typeof deed.verb, (tx: Tx) => Promise<void>> = {
      advance: tx => completeStep(tx, system, storyCatalogue, at),
      end: tx => endCaseAtStep(tx, system, at),
      return: tx => sendBackFromStep(tx, system, { ...at, resumeAt }),
      reopen: tx => reopenCase(tx, system, { ...at, resumeAt: elsewhere.code }),
    }
    return transact(test.runtime, hall, verbs[deed.verb])
  }
  const run = async (deed: Deed, { item }: World, id: string, code: string): Promise<unknown> => {
    switch (deed.verb) {
      case 'save':
        return await save(clerk(deed.unit), item, { words: `第 ${deed.unit} 家` })
      case 'attach': {
        const upload = { declarationId: id, kind: 'proof', name: 'a.png', stream: Readable.from(picture) }
        return await attach(clerk(deed.unit), item, upload)
      }
      case 'submit':
        return await submit(clerk(deed.unit), item, { declarationId: id, code })
      case 'discard':
        return await discard(clerk(deed.unit), [id])
      case 'restore':
        return await restore(clerk(deed.unit), id)
      case 'accept':
        return await accept(by(deed.officer), item, id)
      case 'approve':
      case 'tick': {
        const ticks = deed.ticked ? [tickOf(headcountCondition(today.headcount))] : []
        const verb = deed.verb === 'tick' ? confirmConditions : approve
        return await verb(by(deed.officer), item, { declarationId: id, ticks })
      }
      case 'sendBack':
        return await sendBack(by(deed.officer), item, { declarationId: id, reason: '请补正证明材料' })
      case 'decline':
        return await decline(by(deed.officer), item, { declarationId: id, reason: '不符合规定条件' })
      case 'revoke':
        return await revoke(by(deed.officer), item, { declarationId: id, reason: '办理有误，撤销' })
      case 'handOver': {
        const to = by(deed.to).who.accountNo
        return await handOver(by(deed.officer), item, { declarationId: id, to })
      }
      default:
        return await elsewhereDone(deed, id)
    }
  }
  /** Codes are sent before deeds begin: two submissions of a case at the same time use the same one. */
  const codes = async (world: World, deeds: readonly Deed[]): Promise<Map<string, string>> => {
    const sent = new Map<string, string>()
    for (const deed of deeds) {
      if (deed.verb !== 'submit' || deed.unit !== deed.of) continue
      const id = caseOf(world, deed)?.id
      if (id === undefined || sent.has(id)) continue
      const code = await confirmationCode(clerk(deed.unit), world.item, id).catch(refusal)
      if (typeof code === 'string') sent.set(id, code)
    }
    return sent
  }
  return {
    /** Does these at the same time. @returns what each gave, or its refusal */
    async together(world: World, deeds: readonly Deed[]): Promise<(string | Refusal)[]> {
      const sent = await codes(world, deeds)
      return await Promise.all(
        deeds.map(async deed => {
          const id = deed.verb === 'save' ? '' : (caseOf(world, deed)?.id ?? 'none')
          const gave = await run(deed, world, id, sent.get(id) ?? '').catch(refusal)
          return typeof gave === 'string' || gave instanceof Refusal ? gave : ''
        }),
      )
    },
  }
}

function refusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}
