/** The text being edited: saved by itself after a pause, and never thrown away when someone else saved first. */
import { computed, onUnmounted, ref, shallowRef, watch, type Ref } from 'vue'
import { api, ask } from '@/api/client'
import { onBack } from '@/api/network'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Article } from '@/api/types'
import { refresh } from './useArticle'

/** A pause this long means that a thought is finished. */
const PAUSE_MS = 800

export type SaveState = 'clean' | 'waiting' | 'saving' | 'saved' | 'conflict' | 'failed'

/** `base` is the text a new draft starts from; null while it is not known yet. */
export function useDraft(slug: string, article: Ref<Article | undefined>, base: Ref<string | null>) {
  const text = ref('')
  const state = ref<SaveState>('clean')
  const problem = shallowRef<ApiProblem | null>(null)
  const savedAt = ref<string | null>(null)
  let version: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> = Promise.resolve()

  const isOpen = computed(
    () => state.value === 'waiting' || state.value === 'saving' || state.value === 'failed',
  )

  watch([article, base], ([told]) => told && !isOpen.value && state.value !== 'conflict' && take(told), {
    immediate: true,
  })

  function take(told: Article): void {
    text.value = told.draft?.body ?? base.value ?? told.body
    version = told.draft?.version ?? null
    savedAt.value = told.draft?.updated_at ?? null
    state.value = 'clean'
  }

  function edit(next: string): void {
    text.value = next
    if (state.value === 'conflict') return
    state.value = 'waiting'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), PAUSE_MS)
  }

  /** Save what is not saved yet; resolves when the server has it or refused it. */
  function save(): Promise<void> {
    clearTimeout(timer)
    saving = saving.then(() => (state.value === 'waiting' || state.value === 'failed' ? put() : undefined))
    return saving
  }

  async function put(): Promise<void> {
    const body = text.value
    state.value = 'saving'
    try {
      const draft = await ask(
        api.PUT('/api/v1/articles/{slug}/draft', { params: { path: { slug } }, body: { body, version } }),
      )
      version = draft.version
      savedAt.value = draft.updated_at
      problem.value = null
      if (text.value === body) state.value = 'saved'
      await refresh()
    } catch (thrown) {
      problem.value = asProblem(thrown)
      state.value = problem.value.status === 409 ? 'conflict' : 'failed'
    }
  }

  const current = () => ask(api.GET('/api/v1/articles/{slug}', { params: { path: { slug } } }))

  /** After a conflict: put my text over what the other one saved. */
  async function keepMine(): Promise<void> {
    version = (await current()).draft?.version ?? null
    state.value = 'waiting'
    await save()
  }

  /** After a conflict: go on from what the other one saved. */
  async function takeTheirs(): Promise<void> {
    take(await current())
    await refresh()
  }

  async function discard(): Promise<void> {
    clearTimeout(timer)
    await ask(api.DELETE('/api/v1/articles/{slug}/draft', { params: { path: { slug } } }))
    state.value = 'clean'
    await refresh()
  }

  const stop = onBack(() => state.value === 'failed' && void save())
  const warn = (event: BeforeUnloadEvent): void => {
    if (isOpen.value || state.value === 'conflict') event.preventDefault()
  }
  addEventListener('beforeunload', warn)
  onUnmounted(() => {
    stop()
    removeEventListener('beforeunload', warn)
    void save()
  })

  return { text, state, problem, savedAt, isOpen, edit, save, keepMine, takeTheirs, discard }
}
