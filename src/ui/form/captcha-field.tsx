import { fieldKinds } from '../../registry/fields/field-kinds.ts'
import { described, FieldFrame, type FieldProps } from './field.tsx'

interface CaptchaFieldProps extends Omit<FieldProps, 'name' | 'id' | 'required' | 'kind'> {
  /** of the captcha, not of the field */
  readonly id: string
}

/**
 * A captcha as picture or sound. Without scripts the button reloads the whole form with a new captcha; with scripts
 * only the picture changes.
 */
export function CaptchaField({ id, ...props }: CaptchaFieldProps) {
  const field = { ...props, name: 'captcha', required: true, kind: 'captcha' } as const
  return (
    <FieldFrame field={field} class="short captcha">
      <input type="hidden" name="_captcha" value={id} />
      <input
        class="input"
        type="text"
        {...described(field)}
        value={props.value ?? ''}
        maxlength={fieldKinds.captcha.maxLength}
        autocomplete="off"
      />
      <img src={`/captcha/${id}.png`} width="120" height="40" alt="验证码图片" data-captcha={id} />
      <span class="links">
        <button class="link-button" type="submit" name="_act" value="captcha" data-captcha-button="">
          换验证码
        </button>
        <a href={`/captcha/${id}.wav`} data-captcha-sound="">
          听语音验证码
        </a>
      </span>
    </FieldFrame>
  )
}
