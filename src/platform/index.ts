/** The ground everything stands on: configuration, time, database, sealed fields, files, documents, messages. */
export {
  businessDate,
  businessMonth,
  type Clock,
  clockFrom,
  shownTime,
  startOfDay,
  systemClock,
} from './clock.ts'
export { type Config, ConfigFault, describeConfig, readConfig } from './config.ts'
export {
  AlreadyDone,
  areaPrefix,
  asApplication,
  asHall,
  type Db,
  openDatabase,
  openPool,
  rememberOutcome,
  type Scope,
  type Tx,
  transact,
} from './database.ts'
export { type PrintedDocument, printPdf } from './documents/print-pdf.ts'
export { type FileStore, openFileStore, type StoredFile } from './files/file-store.ts'
export { UploadRefused } from './files/upload-refused.ts'
export { type FormValues, readForm } from './form.ts'
export type { House } from './house.ts'
export { type Job, startJobs } from './jobs.ts'
export { migrate, migrationChecksums } from './migrate.ts'
export { type Fen, fenFromYuan, shownYuan, yuanOf } from './money.ts'
export { type OpenHouse, openHouse } from './open-house.ts'
export { type PostgresServer, startPostgres } from './postgres/start-postgres.ts'
export { type Finding, Refusal, type RefusalCode, refuse, refuseIf } from './refusal.ts'
export { createServer } from './server.ts'
export { deliverWaitingSms, messagesTo, type ReceivedSms, type Sms, type SmsCarrier, sendSms } from './sms.ts'
export { simulatedPhone, smsGateway } from './sms-carriers.ts'
export { sweepOnce } from './sweep.ts'
export { blindIndex, openVault, seal, signToken, unseal } from './vault.ts'
