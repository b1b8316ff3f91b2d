/** Words of the keys that ask for quiet. */
export const quiet = {
  'quiet.noted': '好的',
  'quiet.not_noted': '没记下，请再按一次',
}
