/** Passwords that everybody tries first, in lower case: from public lists of the most common leaked ones. */
export const leaked: ReadonlySet<string> = new Set(
  `123456789 1234567890 12345678 123456789a a123456789 a12345678 123456a 1234567a 12345678a 1q2w3e4r 1q2w3e4r5t
  1qaz2wsx 1qaz2wsx3edc qwer1234 qwerty123 qwerty12 qwerty1234 q1w2e3r4 q1w2e3r4t5 asdf1234 zxcv1234 abc12345
  abc123456 abcd1234 abcd123456 aa123456 aa123456789 aa12345678 a1234567 a1b2c3d4 woaini1314 woaini520 woaini123
  5201314a 1314520a iloveyou1 password1 password12 password123 passw0rd p@ssw0rd p@ssword1 admin123 admin1234
  admin@123 admin888 root1234 welcome1 welcome123 letmein1 monkey123 dragon123 111111aa 11111111a 00000000a
  aaa111111 aaa123456 asd123456 asd12345 qwe123456 qwe12345 zxc123456 zxc12345 wang123456 li123456 zhang123456
  liu123456 chen123456 wangyut2 123123aa 123123123a a123123123 112233aa 1122334455a 147258369a 159357aa 88888888a
  666666aa 520520aa test1234 test@123 user1234 huawei@123 huawei123 china123 china2008 beijing2008 henan123
  zhengzhou123 shebao123 shebao@123 12345qwert 123qweasd 123qwe123 1234qwer 1qazxsw2 zaq12wsx zaq1xsw2 qazwsx123
  qazwsxedc1 !qaz2wsx !qaz@wsx 1qaz@wsx 123456qq qq123456 qq123456789 wo123456 xx123456 ss123456 love1314 love5201314
  baobao123 xiaoxiao1 football1 baseball1 superman1 batman123 sunshine1 princess1 charlie1 michael1 jordan23
  12345678910 0123456789 9876543210 987654321 87654321 123123123 11111111 111111111 00000000 88888888 66666666
  qwertyuiop asdfghjkl zxcvbnm1 qwertyui asdfasdf iloveyou password sunshine princess football`.split(/\s+/),
)
