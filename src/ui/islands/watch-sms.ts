import { each } from './each.ts'
import { encode } from './encode.ts'
import { readAnswer } from './read-answer.ts'
import { textOf } from './text-of.ts'

interface Answer {
  readonly ok: boolean
  readonly message: string
  /** in seconds */
  readonly wait: number
}

/** 发送验证码 without leaving the page, then counts down until the next one is allowed. */
export function watchSms(): void {
  each<HTMLButtonElement>('[data-sms]', button => {
    const label = button.textContent
    const status = button.parentElement?.querySelector('[data-sms-status]')
    const say = (text: string) => {
      if (status) status.textContent = text
    }
    const countDown = (seconds: number) => {
      button.disabled = seconds > 0
      button.textContent = seconds > 0 ? `${seconds} 秒后可重新发送` : label
      if (seconds > 0) setTimeout(() => countDown(seconds - 1), 1000)
    }
    button.addEventListener('click', event => {
      const form = button.form
      if (!form) return
      event.preventDefault()
      button.disabled = true
      const request = new XMLHttpRequest()
      request.open('POST', form.action)
      request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
      request.setRequestHeader('X-Requested-With', 'island')
      request.onload = () => {
        const answer = read(request.responseText)
        say(answer.message)
        countDown(answer.ok ? answer.wait : 0)
      }
      request.onerror = () => {
        say('网络不通，请稍后再试。')
        countDown(0)
      }
      request.send(`${encode(form)}&_act=sms`)
    })
  })
}

function read(text: string): Answer {
  const { ok, message, wait } = readAnswer(text)
  return {
    ok: ok === true,
    message: textOf(message) || '发送失败，请刷新页面后再试。',
    wait: Number(wait) || 60,
  }
}
