import { each } from '../each.ts'
import { membersOf } from '../members-of.ts'

/** User-facing sentences for the browser's errors, by W3C WebAuthn name. */
const refusals: { readonly [name: string]: string } = {
  NotAllowedError: '没有完成：已取消、超时，或本设备上没有可用的通行密钥。请再试一次。',
  InvalidStateError: '本设备上已经有这个账号的通行密钥，不必重复添加。',
  SecurityError: '当前访问地址不能使用通行密钥，请从网厅的正式网址进入。',
}

type Descriptor = Omit<PublicKeyCredentialDescriptor, 'id'> & { readonly id: string }

/** The server's options: WebAuthn's, except that binary members are base64url. */
interface Options
  extends Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> {
  readonly challenge: string
  readonly user?: Omit<PublicKeyCredentialUserEntity, 'id'> & { readonly id: string }
  readonly excludeCredentials?: readonly Descriptor[]
  readonly allowCredentials?: readonly Descriptor[]
}

/** On submit, asks the browser for the passkey and posts the result. */
export function watchPasskeys(): void {
  each<HTMLElement>('[data-passkey]', frame => {
    const form = frame.querySelector('form')
    const button = frame.querySelector<HTMLButtonElement>('[data-passkey-button]')
    const field = frame.querySelector<HTMLInputElement>('input[name=credential]')
    if (!form || !button || !field) return
    if (typeof PublicKeyCredential === 'undefined' || !navigator.credentials) {
      frame.querySelector('[data-passkey-unknown]')?.removeAttribute('hidden')
      return
    }
    const status = frame.querySelector('[data-passkey-status]')
    const say = (text: string) => {
      if (status) status.textContent = text
    }
    const ask = () => {
      if (button.disabled) return
      button.disabled = true
      say('请按浏览器的提示操作……')
      request(frame).then(
        credential => {
          field.value = JSON.stringify(credential)
          form.submit()
        },
        (error: { name: string }) => {
          button.disabled = false
          say(refusals[error.name] ?? '通行密钥没有成功，请再试一次。')
        },
      )
    }
    button.removeAttribute('hidden')
    form.addEventListener('submit', event => {
      event.preventDefault()
      ask()
    })
    if (frame.hasAttribute('data-at-once')) ask()
  })
}

function request(frame: HTMLElement): Promise<object> {
  const options: unknown = JSON.parse(frame.getAttribute('data-options') ?? '{}')
  if (!isOptions(options)) return Promise.reject(new Error('no passkey options'))
  const { credentials } = navigator
  if (frame.getAttribute('data-passkey') !== 'create')
    return credentials.get({ publicKey: asBytes(options) }).then(posted)
  const { user } = options
  if (!user) return Promise.reject(new Error('no user in the passkey options'))
  const publicKey = { ...asBytes(options), user: { ...user, id: bytes(user.id) } }
  return credentials.create({ publicKey }).then(posted)
}

/** Checks the members that are decoded here; the browser checks the rest itself. */
function isOptions(read: unknown): read is Options {
  const { challenge, user, excludeCredentials, allowCredentials } = membersOf(read)
  return (
    typeof challenge === 'string' &&
    (user === undefined || hasId(user)) &&
    [excludeCredentials, allowCredentials].every(
      list => list === undefined || (Array.isArray(list) && list.every(hasId)),
    )
  )
}

const hasId = (read: unknown) => typeof membersOf(read).id === 'string'

function posted(made: Credential | null): object {
  if (!(made instanceof PublicKeyCredential)) throw new Error('no passkey')
  const { response } = made
  const parts: { [name: string]: string | string[] } = { clientDataJSON: text(response.clientDataJSON) }
  if (response instanceof AuthenticatorAttestationResponse) {
    parts.attestationObject = text(response.attestationObject)
    parts.transports = response.getTransports ? response.getTransports() : []
  } else if (response instanceof AuthenticatorAssertionResponse) {
    parts.authenticatorData = text(response.authenticatorData)
    parts.signature = text(response.signature)
  }
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: parts }
}

function asBytes(options: Options) {
  const descriptors = (list: readonly Descriptor[] | undefined) =>
    (list || []).map(one => ({ ...one, id: bytes(one.id) }))
  return {
    ...options,
    challenge: bytes(options.challenge),
    excludeCredentials: descriptors(options.excludeCredentials),
    allowCredentials: descriptors(options.allowCredentials),
  }
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const raw = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  const array = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i += 1) array[i] = raw.charCodeAt(i)
  return array
}

function text(buffer: ArrayBuffer): string {
  let raw = ''
  new Uint8Array(buffer).forEach(byte => {
    raw += String.fromCharCode(byte)
  })
  return btoa(raw).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
