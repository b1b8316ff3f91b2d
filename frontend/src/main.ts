/** The wiring place: what starts once, and in which order. */
import { createApp } from 'vue'
import { whenLeaving } from './api/session'
import App from './app/App.vue'
import { router } from './app/router'
import { leaver, startDelivery } from './features/practice/delivery'
import { onKeyDown } from './ui/keys'
import './ui/tokens.css'
import './ui/base.css'

addEventListener('keydown', onKeyDown, { capture: true })
whenLeaving(leaver)

const app = createApp(App).use(router)
// A first page that cannot be opened is said on the page, by `hasFailed`.
void router
  .isReady()
  .catch(() => {})
  .then(() => {
    app.mount('#app')
    startDelivery()
    void import('./app/ownKeys').then(({ startKeys }) => startKeys())
    // Not needed for the first item, so it comes after it; without it she says herself when a call is over.
    setTimeout(
      () =>
        void import('./live/start').then(
          ({ startLive }) => startLive(),
          () => {},
        ),
      0,
    )
  })
