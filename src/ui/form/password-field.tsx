import { TextField, type TextFieldProps } from './text-field.tsx'

/** A password; never sent back to the page. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'value'>) {
  return <TextField {...props} type="password" />
}
