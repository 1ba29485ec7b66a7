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
import { type Command, caseOf, type World } from './model.ts'
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
  const completeElsewhere = (command: Extract<Command, { resume: boolean }>, declarationId: string) => {
    const words = '公示环节的处理'
    const message = '您申报的%s有新的进展。'
    const at = { declarationId, from: elsewhere.code, words, message }
    const resumeAt = command.resume ? elsewhere.code : null
    const verbs: Record<typeof command.verb, (tx: Tx) => Promise<void>> = {
      advance: tx => completeStep(tx, system, storyCatalogue, at),
      end: tx => endCaseAtStep(tx, system, at),
      return: tx => sendBackFromStep(tx, system, { ...at, resumeAt }),
      reopen: tx => reopenCase(tx, system, { ...at, resumeAt: elsewhere.code }),
    }
    return transact(test.runtime, hall, verbs[command.verb])
  }
  const run = async (command: Command, { item }: World, id: string, code: string): Promise<unknown> => {
    switch (command.verb) {
      case 'save':
        return await save(clerk(command.unit), item, { words: `第 ${command.unit} 家` })
      case 'attach': {
        const upload = { declarationId: id, kind: 'proof', name: 'a.png', stream: Readable.from(picture) }
        return await attach(clerk(command.unit), item, upload)
      }
      case 'submit': {
        const confirmed = (smsCode: string) =>
          submit(clerk(command.unit), item, { declarationId: id, code: smsCode })
        // No code is sent for a submitted case, and a code is void once the other command has changed the content. Its
        // filer is then asked for a code of now, and asks for one.
        return await confirmed(code).catch(async (error: unknown) => {
          const wanted = code === '' ? '请输入验证码' : '请核对内容后重新发送验证码'
          if (!String(error).includes(wanted)) throw error
          return await confirmed(await confirmationCode(clerk(command.unit), item, id))
        })
      }
      case 'discard':
        return await discard(clerk(command.unit), [id])
      case 'restore':
        return await restore(clerk(command.unit), id)
      case 'accept':
        return await accept(by(command.officer), item, id)
      case 'approve':
      case 'tick': {
        const ticks = command.ticked ? [tickOf(headcountCondition(today.headcount))] : []
        const verb = command.verb === 'tick' ? confirmConditions : approve
        return await verb(by(command.officer), item, { declarationId: id, ticks })
      }
      case 'sendBack':
        return await sendBack(by(command.officer), item, { declarationId: id, reason: '请补正证明材料' })
      case 'decline':
        return await decline(by(command.officer), item, { declarationId: id, reason: '不符合规定条件' })
      case 'revoke':
        return await revoke(by(command.officer), item, { declarationId: id, reason: '办理有误，撤销' })
      case 'handOver': {
        const to = by(command.to).who.accountNo
        return await handOver(by(command.officer), item, { declarationId: id, to })
      }
      default:
        return await completeElsewhere(command, id)
    }
  }
  /** Codes are sent before commands begin: two submissions of a case at the same time use the same one. */
  const codes = async (world: World, commands: readonly Command[]): Promise<Map<string, string>> => {
    const sent = new Map<string, string>()
    for (const command of commands) {
      if (command.verb !== 'submit' || command.unit !== command.of) continue
      const id = caseOf(world, command)?.id
      if (id === undefined || sent.has(id)) continue
      const code = await confirmationCode(clerk(command.unit), world.item, id).catch(refusal)
      if (typeof code === 'string') sent.set(id, code)
    }
    return sent
  }
  return {
    /** Does these at the same time. @returns what each gave, or its refusal */
    async together(world: World, commands: readonly Command[]): Promise<(string | Refusal)[]> {
      const sent = await codes(world, commands)
      return await Promise.all(
        commands.map(async command => {
          const id = command.verb === 'save' ? '' : (caseOf(world, command)?.id ?? 'none')
          const gave = await run(command, world, id, sent.get(id) ?? '').catch(refusal)
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
