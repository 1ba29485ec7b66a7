-- A confirmation code confirms one content of one account (src/identity/sms-code/send-code.ts).
alter table identity.sms_code add column content bytea;
