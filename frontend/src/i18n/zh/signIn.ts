/** Words of signing in, on its own page and again in place. */
export const signIn = {
  'sign_in.name': '账号',
  'sign_in.password': '密码',
  'sign_in.submit': '登录',
  'sign_in.refused': '账号或密码不对，请再核对一次',
  'sign_in.offline': '网络断了，暂时登录不了，请稍后再试',
  'sign_in.again': '请再登录一次',
  'sign_in.again_why': '登录已到期。作答和草稿都在，登录后从这里继续。',
  'sign_in.wait_seconds': '试得太频繁了，{n} 秒后再试',
  'sign_in.wait_minutes': '试得太频繁了，{n} 分钟后再试',
  'sign_in.locked': '账号已锁定，请联系系统管理员',
}
