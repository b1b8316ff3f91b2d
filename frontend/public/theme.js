// Runs before the first paint, so that a dark room never sees a white flash.
;(function () {
  var theme = 'system'
  try {
    theme = localStorage.getItem('interlude-theme') || 'system'
  } catch (e) {
    // Storage can be closed off; the system's choice is a good answer then.
  }
  var dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-theme', dark ? 'dark' : 'light')
})()
