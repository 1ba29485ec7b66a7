import type { ComponentChildren } from 'preact'
import { assetPath } from '../assets.ts'
import { Notice } from '../card.tsx'
import { Button } from './button.tsx'
import { Buttons } from './buttons.tsx'
import { described, FieldFrame } from './field.tsx'
import { Form } from './form.tsx'

interface UKeyFormProps {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  /** address of the UKey bridge: http://127.0.0.1:18000 */
  readonly bridge: string
  /** the text to sign; if absent, a challenge is requested (`_act=challenge`) when signing */
  readonly sign?: string
  /** link to the drivers */
  readonly drivers: string
  /** fallback for browsers without scripts */
  readonly instead: string
  readonly button: string
  /** the previously chosen certificate, Base64 */
  readonly chosen?: string | undefined
  readonly errors?: { readonly certificate?: string | undefined; readonly pin?: string | undefined }
  readonly children?: ComponentChildren
}

/**
 * A form signed by a UKey. A script lists the certificates and signs; it posts `certificate` (DER, Base64), `signature`
 * (Base64) and `challenge` or the `hidden` fields. The password goes to the UKey only.
 */
export function UKeyForm({ errors = {}, ...props }: UKeyFormProps) {
  const certificate = { name: 'certificate', label: '证书', error: errors.certificate }
  const pin = { name: 'pin', label: '密码', error: errors.pin }
  const about = { 'data-ukey': props.bridge, ...(props.sign ? { 'data-sign': props.sign } : {}) }
  return (
    <Form action={props.action} hidden={props.hidden} about={about}>
      <div data-ukey-without="">
        <Notice tone="warning">
          <p>{`使用数字证书需要浏览器运行脚本，当前浏览器没有运行。${props.instead}`}</p>
        </Notice>
      </div>
      <input type="hidden" name="challenge" value="" />
      <input type="hidden" name="signature" value="" data-ukey-signature="" />
      <fieldset class="plain" disabled data-ukey-fields="">
        <FieldFrame field={certificate}>
          <select
            class="input"
            {...described(certificate)}
            data-ukey-list=""
            data-chosen={props.chosen ?? ''}
          >
            <option value="">请选择数字证书</option>
          </select>
        </FieldFrame>
        <FieldFrame field={pin}>
          <input
            class="input"
            type="password"
            {...described(pin)}
            placeholder="请输入数字证书密码"
            autocomplete="off"
            data-ukey-pin=""
          />
        </FieldFrame>
        {props.children}
        <div data-ukey-status="" aria-live="polite" />
        <Buttons>
          <Button>{props.button}</Button>
          <button class="button secondary" type="button" data-ukey-read="">
            读取证书
          </button>
        </Buttons>
        <p>
          <a href={props.drivers}>相关驱动下载</a>
        </p>
      </fieldset>
      <script src={assetPath('ukey.js')} defer />
    </Form>
  )
}
