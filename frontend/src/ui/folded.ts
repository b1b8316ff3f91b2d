/** Whether only the strip of the folded panel shows: what lies under it rests. */
import { ref } from 'vue'

export const isFolded = ref(false)
