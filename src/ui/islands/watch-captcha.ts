import { each } from './each.ts'

/** Clicking 换验证码 or the picture replaces the picture in place. */
export function watchCaptcha(): void {
  each<HTMLImageElement>('[data-captcha]', image => {
    const id = image.getAttribute('data-captcha')
    const renew = (event: Event) => {
      event.preventDefault()
      image.src = `/captcha/${id}.png?n=${Math.random().toString(36).slice(2)}`
      const input = document.getElementById('captcha')
      if (input instanceof HTMLInputElement) {
        input.value = ''
        input.focus()
      }
    }
    image.addEventListener('click', renew)
    each<HTMLElement>('[data-captcha-button]', button => button.addEventListener('click', renew))
  })
}
