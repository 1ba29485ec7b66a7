import { described, FieldFrame, type FieldProps } from './field.tsx'

interface CaptchaFieldProps extends Omit<FieldProps, 'name' | 'required'> {
  readonly id: string
}

/**
 * A picture to read off, or to hear. Without scripts the button brings the whole form back with another picture;
 * with them only the picture changes.
 */
export function CaptchaField(props: CaptchaFieldProps) {
  const field = { ...props, name: 'captcha', required: true }
  return (
    <FieldFrame field={field} class="short captcha">
      <input type="hidden" name="_captcha" value={props.id} />
      <input class="input" type="text" {...described(field)} value={props.value ?? ''} autocomplete="off" />
      <img
        src={`/captcha/${props.id}.png`}
        width="120"
        height="40"
        alt="验证码图片"
        data-captcha={props.id}
      />
      <span class="links">
        <button class="link-button" type="submit" name="_act" value="captcha" data-captcha-button="">
          换验证码
        </button>
        <a href={`/captcha/${props.id}.wav`} data-captcha-sound="">
          听语音验证码
        </a>
      </span>
    </FieldFrame>
  )
}

interface SmsCodeFieldProps extends FieldProps {
  readonly button?: string
}

/** A six-digit code, with the button that sends it. */
export function SmsCodeField(props: SmsCodeFieldProps) {
  return (
    <FieldFrame field={{ ...props, required: true }} class="short sms">
      <input
        class="input"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={6}
        {...described({ ...props, required: true })}
        value={props.value ?? ''}
      />
      <button class="button secondary" type="submit" name="_act" value="sms" data-sms="">
        {props.button ?? '发送验证码'}
      </button>
      <span class="hint" role="status" data-sms-status="" />
    </FieldFrame>
  )
}
