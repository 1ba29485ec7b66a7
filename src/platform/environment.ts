import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { connections } from './connections.ts'
import { usualProcesses } from './process-count.ts'

const flag = z.enum(['0', '1']).transform(value => value === '1')

/** Every environment variable the program reads, with its meaning and default. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080).describe('网页端口'),
  HOST: z.string().default('127.0.0.1').describe('监听地址'),
  PROCESSES: z.coerce
    .number()
    .int()
    .min(1, '至少 1 个')
    .max(64, '至多 64 个')
    .default(usualProcesses)
    .describe('同时服务的进程数；默认与处理器核数相同，至多 4 个'),
  DATA_DIR: z.string().default('./data').describe('内置数据库、上传文件、开发密钥所在目录'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '应以 postgres:// 开头')
    // They would replace the scope and the deadline that the hall sets on its connections.
    .refine(url => !/[?&]options=/.test(url), '不能带 options 参数，请在数据库中设置（alter role … set …）')
    .optional()
    .describe('已有的 PostgreSQL（15 以上），不填则使用内置数据库'),
  PREPARED: flag
    .default(true)
    .describe('使用具名预备语句；前面是不支持它们的旧连接池（PgBouncer 1.21 以前）时置 0'),
  DEMO: flag.optional().describe('演示省份与测试环境标记；生产环境默认关闭'),
  DEMO_NOW: z.iso
    .datetime({ offset: true, error: '应为带时区的时间，如 2023-08-11T09:00:00+08:00' })
    .default('2023-08-11T09:00:00+08:00')
    .describe('演示模式下业务时钟的起点'),
  CAPTCHA_ANSWER: z
    .string()
    .regex(/^[0-9A-Za-z]{1,8}$/, '应为 1 到 8 位数字或字母')
    .optional()
    .describe('自动化测试用的固定图形验证码；生产环境禁用'),
  HALL_SECRET: z
    .string()
    .min(32, '至少 32 个字符')
    .optional()
    .describe('加密个人信息与签发令牌的主密钥；生产环境必填'),
  HALL_SECRET_PREVIOUS: z
    .string()
    .transform(text => text.split(',').map(secret => secret.trim()))
    .refine(secrets => secrets.every(secret => secret.length >= 32), '每一个至少 32 个字符')
    .optional()
    .describe('以前的主密钥，逗号分隔，最早的在前；更换 HALL_SECRET 时填写，最早的一个须一直保留'),
  SMS_GATEWAY_URL: z.url({ error: '应为网址' }).optional().describe('短信网关地址；生产环境必填'),
  SMS_GATEWAY_TOKEN: z.string().optional().describe('短信网关令牌；生产环境必填'),
  FILES_S3_ENDPOINT: z
    .url({ error: '应为网址' })
    .optional()
    .describe('S3 兼容存储的地址；不填则文件存放在数据目录'),
  FILES_S3_REGION: z.string().default('us-east-1').describe('S3 存储的区域名'),
  FILES_S3_BUCKET: z.string().optional().describe('S3 存储桶；填写地址后必填'),
  FILES_S3_KEY: z.string().optional().describe('S3 访问标识；填写地址后必填'),
  FILES_S3_SECRET: z.string().optional().describe('S3 访问密钥；填写地址后必填'),
  CLAMD: z
    .string()
    .regex(/^([^/:]+:\d{1,5}|\/.+)$/, '应为 主机:端口，或本机套接字的完整路径')
    .optional()
    .describe('ClamAV 的 clamd 地址（主机:端口 或套接字路径）；填写后上传文件须通过病毒检查'),
  COOKIE_SECURE: flag.optional().describe('Cookie 只经 HTTPS 发送；生产环境默认开启'),
  PUBLIC_URL: z
    .url({ error: '应为网址' })
    .transform(address => address.replace(/\/+$/, ''))
    .optional()
    .describe(
      '二维码和短信中使用的网厅公开地址；生产环境必填，演示时不填则二维码按来访地址，短信按 HOST 和 PORT',
    ),
  CA_DIR: z
    .string()
    .optional()
    .describe(
      '受信任的证书机构（*.crt）和吊销列表（*.crl）所在目录；不填则不开放数字证书登录，演示模式用演示机构',
    ),
  UKEY_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .default(18000)
    .describe('经办人电脑上数字证书助手的端口（docs/ukey-bridge.md）'),
  OFFICER_SECOND_FACTOR: z
    .enum(['required', 'optional'])
    .optional()
    .describe('经办人员登录是否必须二次验证：required 必须，optional 自愿；生产环境默认必须'),
  PRINT_SIGNING_CERT: z
    .string()
    .optional()
    .describe('单据电子签名证书（PEM 文件，RSA 或 EC，可附上级证书）；生产环境不填则单据不签名并注明'),
  PRINT_SIGNING_KEY: z.string().optional().describe('单据电子签名证书的私钥（PEM 文件），与证书同时填写'),
  VISITS_AT_ONCE: z.coerce
    .number()
    .int()
    .min(1)
    .default(connections + availableParallelism())
    .describe('同时办理的请求数，默认为数据库连接数加处理器核数；其余的请求排队等候'),
  IDENTITY_PROVIDER_URL: z
    .url({ error: '应为网址' })
    .optional()
    .describe('身份认证平台的认证页地址；不填则只能用登记的手机号码或到窗口办理，演示模式用模拟平台'),
  IDENTITY_PROVIDER_TOKEN_URL: z
    .url({ error: '应为网址' })
    .optional()
    .describe('身份认证平台以一次性代码换取身份的地址'),
  IDENTITY_PROVIDER_CLIENT: z.string().optional().describe('身份认证平台分配给本网厅的应用编号'),
  IDENTITY_PROVIDER_SECRET: z
    .string()
    .min(32, '至少 32 个字符')
    .optional()
    .describe('与身份认证平台共用的签名密钥'),
  BUSY_AFTER_MS: z.coerce
    .number()
    .int()
    .min(1)
    .default(200)
    .describe('排队等候的请求最多等多少毫秒，仍轮不到时显示“系统繁忙”'),
  UPLOAD_PATIENCE_MS: z.coerce
    .number()
    .int()
    .min(1)
    .default(2000)
    .describe('上传的文件最多等多少毫秒检查完；到时没有检查完的先显示“处理中”，在后台继续'),
  TRUST_PROXY: flag.default(false).describe('前面有反向代理时置 1，按 X-Forwarded-For 识别来访地址'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('日志级别'),
})
