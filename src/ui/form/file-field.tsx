import { described, FieldFrame, type FieldProps } from './field.tsx'

interface FileFieldProps extends Omit<FieldProps, 'value'> {
  /** endings and media types that the chooser offers; what is taken is the server's judgement */
  readonly accept: string
}

/** A file to be sent with the form; scripts show how far the upload is. */
export function FileField(props: FileFieldProps) {
  return (
    <>
      <FieldFrame field={props} class="full">
        <input class="input" type="file" {...described(props)} accept={props.accept} />
      </FieldFrame>
      <div class="progress" data-progress="">
        <progress max="100" value="0" aria-label="上传进度" />
      </div>
    </>
  )
}
