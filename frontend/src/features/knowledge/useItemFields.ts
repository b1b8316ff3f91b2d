/** Items of the lesson in hand by their fields: each change goes into its Markdown once it can be read again. */
import { onUnmounted, reactive, shallowRef, watch } from 'vue'
import { api, ask } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { ItemFields, Lesson } from '@/api/types'
import { typedOf, type Typed } from './itemFields'
import type { LessonInHand } from './useLesson'

const PAUSE_MS = 400

export function useItemFields(hand: LessonInHand) {
  /** What is typed by the item's key; an item nobody touched shows as it stands in the lesson. */
  const typed = reactive(new Map<string, Typed>())
  const complaints = reactive(new Map<string, Lesson['complaints']>())
  const problem = shallowRef<ApiProblem | null>(null)
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let written = hand.markdown.value
  let queue: Promise<void> = Promise.resolve()

  const shown = (item: ItemFields): Typed => typed.get(item.key) ?? typedOf(item)

  function edit(key: string, next: Typed): void {
    typed.set(key, next)
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => finish(key), PAUSE_MS),
    )
  }

  /** Write what is typed at once, as when the item is left. Items are written one after another. */
  function finish(key: string): void {
    const timer = timers.get(key)
    if (timer === undefined) return
    clearTimeout(timer)
    timers.delete(key)
    queue = queue.then(() => write(key))
  }

  async function write(key: string): Promise<void> {
    const item = typed.get(key)
    const id = hand.lesson.value?.id
    if (!item) return
    try {
      const body = { markdown: hand.markdown.value, key, item }
      const seen = await ask(api.POST('/api/v1/lessons/item', { body }))
      problem.value = null
      if (hand.lesson.value?.id !== id || hand.markdown.value !== body.markdown) return
      complaints.set(key, seen.complaints)
      if (seen.complaints.length > 0) return
      written = seen.markdown
      hand.edit(seen.markdown)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  }

  /** Write one more item at the end; what is complained of about it, or null when the server did not hear it. */
  async function add(item: Typed): Promise<Lesson['complaints'] | null> {
    const taken = (hand.lesson.value?.items ?? []).map(({ key }) => key)
    const numbers = Array.from({ length: taken.length + 1 }, (_, at) => `screen-${at + 1}`)
    const key = numbers.find((each) => !taken.includes(each)) as string
    try {
      const body = { markdown: hand.markdown.value, key, item, kind: 'hotspot' as const }
      const seen = await ask(api.POST('/api/v1/lessons/item', { body }))
      problem.value = null
      if (seen.complaints.length === 0) hand.edit((written = seen.markdown))
      return seen.complaints
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return null
    }
  }

  // Another hand wrote the Markdown: a colleague, or she in the other view.
  watch(hand.markdown, (now) => {
    if (now === written) return
    written = now
    typed.clear()
    complaints.clear()
  })
  onUnmounted(() => [...timers.keys()].forEach(finish))

  return { shown, complaints, problem, edit, finish, add }
}
