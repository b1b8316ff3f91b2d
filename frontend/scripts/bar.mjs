// Measures the build against the bar of the design: code for the first item, requests, later screens.
import { closure, entry, filesOf, gzip, manifest } from './bundle.mjs'

const KB = 1000
const FIRST = { js: 70 * KB, css: 12 * KB, requests: 8 }
const LATER = 60 * KB

const screens = Object.keys(manifest).filter((source) => /Page\.vue$/.test(source))
const player = screens.find((source) => source.endsWith('PlayerPage.vue'))
const today = screens.find((source) => source.endsWith('TodayPage.vue'))

const sum = (files, ending) =>
  [...files].filter((file) => file.endsWith(ending)).reduce((total, file) => total + gzip(file), 0)
const faults = []
function judge(what, value, limit, unit = 'kB') {
  const shown = unit === 'kB' ? (value / KB).toFixed(1) : value
  const isWithin = value <= limit
  console.log(
    `${isWithin ? 'ok  ' : 'OVER'} ${what}: ${shown} ${unit} (limit ${unit === 'kB' ? limit / KB : limit})`,
  )
  if (!isWithin) faults.push(what)
}

const opened = filesOf([...closure(entry), ...closure(player)])
judge('first item, JavaScript', sum(opened, '.js'), FIRST.js)
judge('first item, CSS', sum(opened, '.css'), FIRST.css)
// The page itself and its theme script come on top; the icon is fetched when nothing else waits.
judge('first item, requests', opened.size + 2, FIRST.requests, 'requests')

const viaToday = filesOf([...closure(entry), ...closure(today), ...closure(player)])
judge('first item by way of Today, JavaScript', sum(viaToday, '.js'), FIRST.js)
judge('first item by way of Today, CSS', sum(viaToday, '.css'), FIRST.css)
judge('first item by way of Today, requests', viaToday.size + 2, FIRST.requests, 'requests')

const base = filesOf(closure(entry))
for (const screen of screens) {
  const more = [...filesOf(closure(screen))].filter((file) => !base.has(file))
  judge(
    `${screen.replace(/.*\//, '')}, more`,
    more.reduce((total, file) => total + gzip(file), 0),
    LATER,
  )
}
if (faults.length > 0) process.exit(1)
