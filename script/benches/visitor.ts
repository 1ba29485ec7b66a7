import { Agent, request } from 'node:http'
import type { SeededVisitor } from './seed-visitors.ts'

/** The outcome of one request. */
export interface Outcome {
  readonly kind: 'page' | 'write'
  /** `away`: rejected with the busy page and Retry-After */
  readonly end: 'served' | 'away' | 'failed'
  readonly ms: number
  /** the cause of a failure */
  readonly why?: string
}

interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly cookies: readonly string[]
  readonly text: string
}

const form = '/employer/items/stable-employment-refund'
const round = ['/employer', form, 'save', '/employer/to-do', '/employer/progress'] as const

/** Cycles through home, form, 保存, to-do and progress; a rejected request is retried next time. */
export class Visitor {
  readonly unitNo: string
  /** saves acknowledged by the hall */
  saved = 0
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #unitName: string
  readonly #session: string
  #visitorCookie = ''
  #token = ''
  #at: number

  constructor(seeded: SeededVisitor, place: number) {
    this.unitNo = seeded.unitNo
    this.#unitName = seeded.unitName
    this.#session = `hall_employer=${seeded.token}`
    // Start spread over all pages; a save needs the form first.
    const first = place % round.length
    this.#at = round[first] === 'save' ? first - 1 : first
  }

  /** Sends the next request of the cycle. */
  async goOn(site: string): Promise<Outcome> {
    const next = round[this.#at] ?? '/employer'
    const kind = next === 'save' ? 'write' : 'page'
    const began = performance.now()
    try {
      const answer = await this.#send(site, next === 'save' ? form : next, kind === 'write')
      const ms = performance.now() - began
      if (answer.status === (kind === 'write' ? 303 : 200)) {
        this.#served(next, answer)
        return { kind, end: 'served', ms }
      }
      const away = answer.status === 503 && answer.retryAfter && answer.text.includes('系统繁忙')
      return away ? { kind, end: 'away', ms } : { kind, end: 'failed', ms, why: `${next} ${answer.status}` }
    } catch (error) {
      return { kind, end: 'failed', ms: performance.now() - began, why: `${next} ${String(error)}` }
    }
  }

  leave(): void {
    this.#agent.destroy()
  }

  #served(next: string, { cookies, text }: Answer): void {
    this.#at = (this.#at + 1) % round.length
    for (const cookie of cookies)
      this.#visitorCookie = /^hall_visitor=[^;]+/.exec(cookie)?.[0] ?? this.#visitorCookie
    if (next === form) this.#token = /name="_form" value="([^"]+)"/.exec(text)?.[1] ?? ''
    if (next === 'save') this.saved += 1
  }

  /** Every save differs. */
  #typed(): string {
    return new URLSearchParams({
      _form: this.#token,
      _act: 'save',
      noticeRead: '1',
      year: '2023',
      contactName: '经办人',
      contactMobile: `138${String(this.saved).padStart(8, '0')}`,
      payTo: '单位',
      accountNo: '4100152201005020',
      bankName: '中国建设银行长垣支行',
      accountName: this.#unitName,
      reason: '不在名单中，依申请办理。',
    }).toString()
  }

  #send(site: string, path: string, post: boolean): Promise<Answer> {
    const cookie = [this.#session, this.#visitorCookie].filter(Boolean).join('; ')
    const asked = post
      ? { method: 'POST', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } }
      : { headers: { cookie } }
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const sent = request(site + path, { ...asked, agent: this.#agent, timeout: 30_000 }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'],
          cookies: response.headers['set-cookie'] ?? [],
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    sent.once('timeout', () => sent.destroy(new Error('no answer in 30 s')))
    sent.once('error', reject)
    sent.end(post ? this.#typed() : undefined)
    return promise
  }
}
