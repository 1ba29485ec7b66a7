import { commandAsHall, queryAsHall } from '#identity'
import { doubtfulSms, type Runtime, refuse, sendAgain, shownTime } from '#platform'
import { maskMobile } from '#registry'
import { systemActing } from './system-acting.ts'

export const messagesUsage =
  'messages [编号…]       列出没有发出的和结果不明的短信；给出编号时重新发送这些短信'

/** Shows the messages that need an operator's decision, or queues those named by number once more. */
export async function messages(
  runtime: Runtime,
  numbers: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const acting = systemActing(runtime)
  if (numbers.length > 0) {
    const smsNos = numbers.map(Number)
    if (!smsNos.every(Number.isSafeInteger)) return refuse('invalid', `用法：${messagesUsage}`)
    const queued = await commandAsHall(acting, tx => sendAgain(tx, smsNos))
    return say(`已重新排队 ${queued} 条，共给出 ${numbers.length} 个编号。`)
  }
  const doubtful = await queryAsHall(acting, doubtfulSms)
  for (const { smsNo, at, outcome, mobile, attempts, error, text } of doubtful) {
    const words = outcome === 'uncertain' ? '结果不明' : `未能发出，已试 ${attempts} 次`
    say(`${smsNo}　${shownTime(at)}　${maskMobile(mobile)}　${words}（${error ?? ''}）　${text}`)
  }
  say(
    doubtful.length === 0
      ? '没有未发出或结果不明的短信。'
      : '“结果不明”的短信对方可能已经收到，核实后再重新发送：messages 编号…',
  )
}
