// Verifies deliveries read from standard input with the package that senders and receivers share; prints a list of truths.
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

const require = createRequire(new URL('../../../frontend/package.json', import.meta.url))
const { Webhook } = require('standardwebhooks')

const verified = ({ secret, body, headers }) => {
  try {
    new Webhook(secret).verify(body, headers)
    return true
  } catch {
    return false
  }
}

console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map(verified)))
