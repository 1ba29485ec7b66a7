import type { ComponentChildren } from 'preact'
import { assetPath } from '../assets.ts'
import { classOf } from './button.tsx'
import { Form } from './form.tsx'

interface PasskeyFormProps {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  /** create a passkey, or sign in with one */
  readonly how: 'create' | 'get'
  /** WebAuthn options for the browser, in W3C JSON form */
  readonly options: object
  readonly button: string
  /** start immediately instead of waiting for the button */
  readonly atOnce?: boolean
  readonly error?: string | undefined
  /** fallback if scripts are off or the browser does not support passkeys */
  readonly instead: string
  readonly children?: ComponentChildren
}

/** A form whose button asks the browser for a passkey and posts the result; requires scripts. */
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
