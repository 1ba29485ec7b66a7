import type { ComponentChildren } from 'preact'
import { acceptedFiles } from './accepted-files.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'

interface UploadProps {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly name: string
  readonly have: number
  readonly most: number
  readonly required: boolean
  readonly kind: string
  readonly error?: string | undefined
  /** what has been uploaded, with links to view and remove it */
  readonly children: ComponentChildren
}

/** One kind of material: name, counter such as 0/1, what has been uploaded, and a way to add more. */
export function Upload(props: UploadProps) {
  const id = `file-${props.kind}`
  return (
    <div class="material">
      <h3>{props.name}</h3>
      <span class="counter">{`${props.have}/${props.most}`}</span>
      <span class="muted">{props.required ? '*必录' : '*非必录'}</span>
      {props.children}
      {props.have < props.most ? (
        <Form action={props.action} hidden={props.hidden} multipart>
          <label class="hidden-text" for={id}>
            {props.name}
          </label>
          <input
            class="input"
            type="file"
            id={id}
            name="file"
            accept={acceptedFiles.accept}
            aria-describedby={`${id}-hint${props.error ? ` ${id}-error` : ''}`}
          />
          <span class="hint" id={`${id}-hint`}>
            {acceptedFiles.words}。
          </span>
          {props.error ? (
            <span class="error" id={`${id}-error`}>
              {props.error}
            </span>
          ) : null}
          <div class="progress" data-progress="">
            <progress max="100" value="0" aria-label="上传进度" />
          </div>
          <Button look="secondary" small>
            上传
          </Button>
        </Form>
      ) : null}
    </div>
  )
}
