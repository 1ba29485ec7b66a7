import { Card, Notice } from '#ui'
import { PlayerList } from './player-list.tsx'

const password = 'Demo#2023'

const persons = [
  ['张三', '410783199104010016', '13800000001', '单位 410783000001，尚未注册个人网厅'],
  ['李四', '410783198506120029', '13800000002', '单位 410783000002，已注册'],
  ['赵六', '41010519790923004X', '13800000004', '单位 410105000004，已注册'],
  ['钱九', '—', '13800000009', '410783000001 的法定代表人：维护信用代码时，由这个手机确认'],
] as const

const units = [
  ['410783000001', '河南恒发科技股份有限公司', '未维护；正确的是 91410783MA0000015H', '—', '尚未注册'],
  ['410783000002', '长垣示例医疗器械有限公司', '91410783MA0000023C', '13800000003', '管理员 王五'],
  ['410105000003', '郑州示例制造有限公司', '91410105MA00000319', '13800000103', '有管理员'],
  ['410105000004', '郑州示例物流有限公司', '91410105MA000004X1', '13800000104', '有管理员'],
  ['410783000005', '长垣示例食品有限公司', '91410783MA0000058Y', '13800000105', '有管理员'],
  ['410783000006', '长垣示例新设有限公司', '91410783MA0000066R', '13800000106', '有管理员'],
  ['410105000007', '郑州示例人力资源有限公司', '91410105MA0000074N', '13800000107', '有管理员，劳务派遣'],
  ['410100000008', '郑州示例失信有限公司', '91410100MA00000829', '13800000108', '有管理员，严重违法失信'],
] as const

const posts = [
  ['accept', '受理岗'],
  ['review', '复核岗'],
  ['finance', '财务岗'],
  ['hr', '同级人社行政部门'],
] as const

const officers = [
  ...['410783', '410105'].flatMap(area => posts.map(([code, name]) => [`${area}-${code}`, name] as const)),
  ['410000-admin', '省级管理员'] as const,
]

/** The certificates in demo/ukey that an officer may register. */
export const certificates = [
  ['changyuan-spare', '长垣示例医疗器械有限公司，第二把 UK'],
  ['logistics', '郑州示例物流有限公司'],
  ['expired', '长垣示例医疗器械有限公司，已过期'],
  ['revoked', '长垣示例医疗器械有限公司，已吊销'],
] as const

/** All accounts of the demonstration province, with credentials. */
export function Players() {
  return (
    <>
      <Notice>
        <p>以下人员和单位都是虚构的。已有账号的密码都是 {password}。短信请看模拟手机。</p>
        <p>
          <a href="/demo/phone">模拟手机</a>　<a href="/demo/gallery">组件展示</a>
        </p>
      </Notice>
      <Card title="个人（个人网厅 /person）">
        <PlayerList
          caption="个人"
          titles={['姓名', '证件号码', '手机号码', '说明']}
          rows={persons}
          phone={2}
        />
      </Card>
      <Card title="数字证书（单位网厅 /employer，证书登录）">
        <p>
          在服务器所在电脑上运行 script/ukey 即插入演示 UK，密码
          123456。长垣示例医疗器械有限公司、郑州示例制造有限公司已办理CA登记；经办端“办理CA登记”可用的证书文件：
        </p>
        <ul>
          {certificates.map(([name, text]) => (
            <li key={name}>
              <a href={`/demo/certificates/${name}.cer`}>{text}</a>
            </li>
          ))}
        </ul>
      </Card>
      <Card title="单位（单位网厅 /employer，选择免数字证书登陆）">
        <PlayerList
          caption="单位"
          titles={['单位编号', '单位名称', '统一社会信用代码', '管理员手机', '说明']}
          rows={units}
          phone={3}
        />
      </Card>
      <Card title="经办人员（经办端 /agency）">
        <PlayerList caption="经办人员" titles={['用户名', '岗位']} rows={officers} />
      </Card>
    </>
  )
}
