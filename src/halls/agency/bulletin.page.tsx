import { type NoticeKind, notices, publish, withdrawNotice } from '#bulletin'
import { acceptedFiles, Button, Buttons, Card, Form, TextAreaField, TextField } from '#ui'
import { errorOf, input } from '../serving/inputs.ts'
import { officerPage } from '../serving/page.ts'
import { wholeNumber } from '../serving/whole-number.ts'
import { Published, path } from './published.tsx'

/** 经办端 › 公告发布: GET, POST /agency/bulletin */
export const bulletinPage = officerPage({
  path,
  title: '公告发布',
  load: async (_visit, tx) => [...(await notices(tx, 'notice', 50)), ...(await notices(tx, 'download', 50))],
  view: (rows, visit) => (
    <>
      <Card title="发布通知公告">
        <Form action={path} hidden={visit.hidden}>
          <TextField {...input(visit, 'title')} label="标题" required maxLength={100} />
          <TextAreaField {...input(visit, 'body')} label="正文" required />
          <Buttons>
            <Button>发布</Button>
          </Buttons>
        </Form>
      </Card>
      <Card title="发布资料下载">
        <Form action={path} hidden={{ ...visit.hidden, kind: 'download' }} multipart>
          <TextField name="fileTitle" label="资料名称" required maxLength={100} />
          <TextAreaField name="fileBody" label="说明" required />
          <div class="field">
            <label class="field-label" for="file">
              资料文件
            </label>
            <input class="input" type="file" id="file" name="file" accept={acceptedFiles.accept} />
            {errorOf(visit, 'file') ? <span class="error">{errorOf(visit, 'file')}</span> : null}
          </div>
          <div class="progress" data-progress="">
            <progress max="100" value="0" aria-label="上传进度" />
          </div>
          <Buttons>
            <Button>发布资料</Button>
          </Buttons>
        </Form>
      </Card>
      <Published visit={visit} rows={rows} />
    </>
  ),
  async post(visit, posted, tx) {
    if (posted.act.startsWith('withdraw:')) {
      await withdrawNotice(tx, visit.acting, wholeNumber(posted.act.slice('withdraw:'.length)) ?? 0)
      return { to: path, message: '已撤下。' }
    }
    const kind: NoticeKind = posted.values.kind === 'download' ? 'download' : 'notice'
    const { values } = posted
    const title = (kind === 'download' ? values.fileTitle : values.title) ?? ''
    const body = (kind === 'download' ? values.fileBody : values.body) ?? ''
    await publish(tx, visit.acting, {
      kind,
      title,
      body,
      ...(posted.file?.name ? { file: posted.file } : {}),
    })
    return { to: path, message: '发布成功，已在门户和网厅首页显示。' }
  },
})
