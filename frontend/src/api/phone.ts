/** What her phone does, as the server last told it; `unknown` where no work system tells. */
import { readonly, ref } from 'vue'
import type { components } from './schema'

export type Phone = components['schemas']['MyPhoneOut']['phone']

const current = ref<Phone>('unknown')
const CALL = ['offered', 'talking', 'held']

export const phone = readonly(current)

/** Keep what was told. */
export function notePhone(told: Phone): void {
  current.value = told
}

/** True while a customer rings, speaks or waits. */
export const isCall = (told: Phone): boolean => CALL.includes(told)

/** True from the first ring to the end of the wrap-up. */
export const isTaken = (told: Phone): boolean => isCall(told) || told === 'acw'
