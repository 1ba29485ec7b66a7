import { z } from 'zod'
export interface Answer {
  readonly status: number
  readonly text: string
  readonly location: string
}

interface Request {
  readonly method?: string
  readonly body?: URLSearchParams | FormData
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request; a proxy may choose the machine. */
export type Ask = (address: string, request: RequestInit) => Promise<Response>

/** The part of a browser that a visit needs: cookies and the hidden fields of the last form. */
export class Browser {
  readonly #cookies = new Map<string, string>()
  /** where it asks; another machine behind the same proxy knows the same cookies */
  site: string
  /** the visitor's IP address; rate limits count by address */
  readonly #address: string
  readonly #ask: Ask
  /** hidden fields of the last page */
  hidden: Record<string, string> = {}

  constructor(site: string, address = '127.0.0.1', ask: Ask = fetch) {
    this.site = site
    this.#address = address
    this.#ask = ask
  }

  /** Sets a cookie, for a seeded session. */
  take(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  async get(path: string): Promise<Answer> {
    const answer = await this.#send(path, {})
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}`)
    return answer
  }

  /** Posts a form with the hidden fields of the page, natively or as an island does; redirects are not followed. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    { file, island = false }: { readonly file?: File; readonly island?: boolean } = {},
  ): Promise<Answer> {
    const body = file ? new FormData() : new URLSearchParams()
    for (const [name, value] of Object.entries({ ...this.hidden, ...fields })) body.set(name, value)
    if (body instanceof FormData && file) body.set('file', file)
    const headers = island ? { 'x-requested-with': 'island' } : undefined
    const answer = await this.#send(path, { method: 'POST', body, ...(headers && { headers }) })
    return island ? { ...answer, location: locationIn(answer.text) } : answer
  }

  async #send(path: string, request: Request): Promise<Answer> {
    const response = await this.#ask(this.site + path, {
      ...request,
      redirect: 'manual',
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': this.#address,
        ...request.headers,
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) this.#cookies.set(name, value)
      else this.#cookies.delete(name)
    }
    const text = await response.text()
    const inputs = text.matchAll(/<input type="hidden" name="(_form|_once|_captcha)" value="([^"]*)"/g)
    const hidden = Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
    if (hidden._form) this.hidden = hidden
    return { status: response.status, text, location: response.headers.get('location') ?? '' }
  }
}

const answerSchema = z.object({ location: z.string().default('') })

/** An island gets the redirect in the JSON body. */
const locationIn = (text: string) => answerSchema.parse(JSON.parse(text)).location
