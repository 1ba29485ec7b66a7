import { described, FieldFrame, type FieldProps } from './field.tsx'

interface FileFieldProps extends Omit<FieldProps, 'value'> {
  /** endings and media types that the chooser offers; what is taken is the server's judgement */
  readonly accept: string
  /** a phone opens its camera instead of a chooser */
  readonly capture?: boolean
}

/** A file to be sent with the form; scripts show how far the upload is. */
export function FileField(props: FileFieldProps) {
  const camera = props.capture ? { capture: 'environment' as const } : {}
  return (
    <>
      <FieldFrame field={props} class="full">
        <input class="input" type="file" {...described(props)} accept={props.accept} {...camera} />
      </FieldFrame>
      <div class="progress" data-progress="">
        <progress max="100" value="0" aria-label="上传进度" />
      </div>
    </>
  )
}
