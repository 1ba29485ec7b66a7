/**
 * Commonly guessed passwords, in lower case: from public lists of leaked passwords, world-wide and Chinese, plus what
 * clerks in such offices tend to use. Only those the other rules would accept.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `!@#$1234 !@#$qwer !@#123456 !qaz1qaz !qaz2wsx !qaz2wsx3edc !qaz@wsx 00000000a 01234567a 0987654321a
  11111111a 111111aa 112233445566a 1122334455a 112233aa 123!@#qwe 123123123a 123123aa 123321123a 123321aa
  1234!@#$ 12345!@# 123456!@# 123456!a 123456.a 123456789. 123456789.a 1234567890a 1234567890q 123456789a
  123456789l 123456789q 123456789s 123456789w 123456789x 123456789z 12345678a 12345678abc 12345678q
  12345678w 12345678z 1234567a 1234567q 123456aa 123456ab 123456abc 123456as 123456asd 123456qq 123456qw
  123456qwe 123456qwerty 123456zx 123456zxc 12345abc 12345asd 12345qwert 1234@abcd 1234abcd 1234qwer
  123654789a 123@abc.com 123abc123 123asd123 123qwe123 123qweasd 123qweasdzxc 1314520a 1314520aa 1314woaini
  147258369a 147258369q 159357aa 159357qq 159753aa 1a2b3c4d 1a2s3d4f 1q2w#e4r 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t
  1q2w3e4r5t6y 1qaz!qaz 1qaz#edc 1qaz1qaz 1qaz2wsx 1qaz2wsx! 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz@wsx 1qazxsw2
  2wsx3edc 321321aa 520131400a 5201314a 5201314aa 5201314abc 5201314qq 520520aa 520woaini 5211314a 666666aa
  7758258a 7758521a 88888888a a00000000 a0123456789 a1111111 a11111111 a111111111 a123123123 a123456!
  a123456. a1234567 a12345678 a123456789 a1234567890 a12345678910 a123456789a a123456@ a123456a a123456b
  a1314520 a13145200 a1b2c3d4 a1s2d3f4 a5201314 a5201314520 a66666666 a7758521 a87654321 a88888888
  a987654321 a@123456 aa111111 aa112233 aa123123 aa123456 aa123456! aa123456. aa1234567 aa12345678
  aa123456789 aa123456@ aa@123456 aaa111111 aaa12345 aaa123456 aaaa1111 aaaa1234 abc!1234 abc12345 abc123456
  abc123456789 abc123abc abc@1234 abc@12345 abc@123456 abcd!234 abcd#1234 abcd1234 abcd12345 abcd123456
  abcd@1234 abcdef123 abcdefg1 abcdefg123 admin!@# admin#123 admin123 admin1234 admin12345 admin123456
  admin666 admin888 admin@123 admin@1234 admin@123456 adminadmin1 administrator1 angel123 anthony1 arsenal1
  as123456 as12345678 asd12345 asd123456 asdasd123 asdf1234 asdf12345 asdf123456 asdfgh123 asdfghjk1
  asdfghjkl1 asdqwe123 ashley123 autumn2023 b123456789 baobao123 baobao520 baobei1314 baobei520 barcelona1
  baseball1 batman123 beijing1 beijing123 beijing2008 blink182 butterfly1 c123456789 caonima1 caonima123
  changeme1 changeme123 charlie1 cheese123 chelsea1 chen1234 chen12345 chen123456 china123 china123456
  china1949 china2008 chocolate1 computer1 cristiano7 csdn1234 d123456789 daniel123 dearbook1 default1
  dragon123 facebook1 football1 football123 forever1 gao123456 google123 guest123 guo123456 h123456789
  hannah123 haohao123 hello123 hello1234 hello123456 hello2023 henan#123 henan123 henan2023 henan2024
  henan2025 henan2026 henan@123 hrss1234 hrss@123 huang123456 huawei123 huawei@123 hunter123 iloveu123
  iloveyou! iloveyou1 iloveyou123 iloveyou2 internet1 jennifer1 jessica1 jordan123 jordan23 juventus1
  killer123 l12345678 l123456789 laogong520 laopo1314 laopo520 letmein1 letmein123 li123456 li12345678
  lin12345 lin123456 linkedin1 lisi123456 liu12345 liu123456 liverpool1 liwei123 login123 love1234 love12345
  love123456 love1314 love5201 love5201314 lovely123 loveyou1 m123456789 ma123456 manager1 master123
  matthew1 michael1 mima1234 mima123456 mima123456789 monkey123 naruto123 nicai123 nicole123 nihao123
  nihao12345 nihao123456 oracle11g oracle123 p@ssw0rd p@ssw0rd1 p@ssw0rd123 p@ssword p@ssword1 pa$$w0rd
  pa$$word pass1234 pass@123 pass@1234 pass@word1 passw0rd passw0rd! passw0rd1 password! password!23
  password01 password1 password1! password12 password123 password1234 password2 password@123 pokemon1
  pokemon123 princess1 princess123 q0987654321 q12345678 q123456789 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6
  qaz12345 qaz123456 qazwsx12 qazwsx123 qazwsxedc1 qq123123 qq123456 qq1234567 qq12345678 qq123456789
  qq1314520 qq5201314 qqqq1111 qwe!@#123 qwe12345 qwe123456 qwe123qwe qwe@1234 qweasd123 qweasdzxc123
  qweqwe123 qwer!234 qwer1234 qwer123456 qwer@1234 qwert12345 qwerty!@# qwerty12 qwerty123 qwerty123!
  qwerty1234 qwerty12345 qwerty123456 qwertyui1 qwertyuiop1 ronaldo7 root1234 root123456 root@123 root@1234
  rsj@123456 s123456789 samsung1 secret123 shadow123 shanghai1 shanghai123 shebao123 shebao2023 shebao2024
  shebao2025 shebao2026 shebao@123 soccer123 spiderman1 spring2023 ss123456 starwars1 summer123 summer2023
  sun123456 sunshine1 sunshine123 superman1 superman123 system123 temp1234 test1234 test12345 test123456
  test@123 thomas123 tianshi123 tianya123 trustno1 user1234 user123456 user@123 w12345678 w123456789
  wang1234 wang12345 wang123456 wangwei1 wangwei123 wangyut2 wei123456 welcome1 welcome123 welcome123!
  welcome@123 whatever1 william1 winter2023 wo123456 wo123456789 woaini100 woaini123 woaini1234 woaini123456
  woaini1314 woaini1314520 woaini520 woaini5201314 woaini521 woaini888 woaini99 woainima123 woaizhongguo1
  wodemima1 wodemima123 woshini123 woshishui1 wsx123456 wu123456 ww123456 x12345678 x123456789 xiaoming123
  xiaoxiao1 xiaoxiao123 xiaoxiao520 xsw21qaz xu123456 xx123456 y12345678 y123456789 yang123456 z12345678
  z123456789 zaq!2wsx zaq12wsx zaq12wsxcde3 zaq1@wsx zaq1xsw2 zhang123 zhang1234 zhang123456 zhangsan123
  zhangwei123 zhao123456 zhengzhou1 zhengzhou123 zhengzhou@123 zhongguo1 zhongguo123 zhou123456 zhu123456
  zxc12345 zxc123456 zxcv1234 zxcv123456 zxcvbn123 zxcvbnm, zxcvbnm1 zxcvbnm12 zxcvbnm123 zxczxc123`.split(
    /\s+/,
  ),
)
