import { TextField, type TextFieldProps } from './text-field.tsx'

/** A password input; its value is never rendered back. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'value'>) {
  return <TextField {...props} type="password" />
}
