import type { ComponentChildren } from 'preact'
import { assetPath } from '../assets.ts'
import { classOf } from './button.tsx'
import { Form } from './form.tsx'

interface PasskeyFormProps {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  /** make a passkey, or sign with one */
  readonly how: 'create' | 'get'
  /** what the browser is asked, in the JSON form of W3C WebAuthn */
  readonly options: object
  readonly button: string
  /** asks at once, without waiting for the button */
  readonly atOnce?: boolean
  readonly error?: string | undefined
  /** what to do where scripts are off or the browser knows no passkeys */
  readonly instead: string
  readonly children?: ComponentChildren
}

/** A form whose button asks the browser for a passkey and posts what comes back; only scripts can do that. */
export function PasskeyForm(props: PasskeyFormProps) {
  return (
    <div
      class="passkey"
      data-passkey={props.how}
      data-options={JSON.stringify(props.options)}
      {...(props.atOnce ? { 'data-at-once': '' } : {})}
    >
      <noscript>
        <p class="hint">浏览器没有开启脚本，不能使用通行密钥。{props.instead}</p>
      </noscript>
      <p class="hint" data-passkey-unknown="" hidden>
        这个浏览器不支持通行密钥。{props.instead}
      </p>
      <Form action={props.action} hidden={{ ...props.hidden, credential: '' }}>
        {props.children}
        <button class={classOf('primary', false)} type="submit" id="credential" data-passkey-button="" hidden>
          {props.button}
        </button>
      </Form>
      <p class={props.error ? 'error' : 'hint'} role="status" data-passkey-status="">
        {props.error ?? ''}
      </p>
      <script src={assetPath('passkey.js')} defer />
    </div>
  )
}
