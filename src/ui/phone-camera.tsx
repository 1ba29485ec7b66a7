import { assetPath } from './assets.ts'
import { Button } from './form/button.tsx'
import { Buttons } from './form/buttons.tsx'
import { FileField } from './form/file-field.tsx'
import { Form } from './form/form.tsx'

interface PhoneCameraProps {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly error?: string | undefined
}

const corners = ['左上角', '右上角', '右下角', '左下角']

/**
 * Takes a photograph of a sheet of paper and sends it. Scripts find, straighten and shrink the sheet first; without
 * them the photograph is sent unchanged.
 */
export function PhoneCamera({ action, hidden, error }: PhoneCameraProps) {
  return (
    <>
      <div data-camera="">
        <Form action={action} hidden={hidden} multipart>
          <FileField
            name="file"
            label="拍照"
            accept="image/jpeg,image/png"
            capture
            hint="请把纸张放平，光线均匀，四个角都拍进去。"
            error={error}
          />
          <Button>上传</Button>
        </Form>
      </div>
      <div class="camera-editor" data-editor="" hidden>
        <div class="camera-frame">
          <canvas />
          {corners.map((name, index) => (
            <button
              key={name}
              type="button"
              class="corner"
              data-corner={index}
              aria-label={`${name}，用方向键移动`}
            />
          ))}
        </div>
        <Buttons>
          <button type="button" class="button" data-send="">
            上传这一页
          </button>
          <button type="button" class="button secondary" data-turn="">
            旋转
          </button>
          <button type="button" class="button secondary" data-whole="">
            不裁剪
          </button>
          <button type="button" class="button secondary" data-again="">
            重拍
          </button>
        </Buttons>
      </div>
      <p role="status" data-camera-status="" />
      <script src={assetPath('phone.js')} defer />
    </>
  )
}
