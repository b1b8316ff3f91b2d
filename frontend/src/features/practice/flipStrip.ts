import { defineAsyncComponent } from 'vue'
import NetStrip from './NetStrip.vue'

/** Fetched after the first suggestion stands; till then, and where it cannot be fetched, how the network is. */
export const FlipStrip = defineAsyncComponent({
  loader: () => import('./FlipStrip.vue'),
  loadingComponent: NetStrip,
  errorComponent: NetStrip,
  delay: 0,
})
