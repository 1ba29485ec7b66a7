import { described, FieldFrame, type FieldProps } from './field.tsx'

interface FileFieldProps extends Omit<FieldProps, 'value'> {
  /** extensions and media types for the file chooser; the server decides what it accepts */
  readonly accept: string
  /** phones open the camera instead of a file chooser */
  readonly capture?: boolean
}

/** A file input; scripts show the upload's progress. */
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
