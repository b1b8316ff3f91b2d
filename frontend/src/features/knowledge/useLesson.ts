/** A drafted lesson under the editor's hands: seen at once as colleagues will see it, saved by itself. */
import { computed, onUnmounted, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import { asProblem, type ApiProblem } from '@/api/problem'
import type { Lesson, RevisionDetail } from '@/api/types'
import { refresh } from './useArticle'

const PREVIEW_PAUSE_MS = 300
const SAVE_PAUSE_MS = 1_200

type Told = RevisionDetail | null | undefined

export function useLesson() {
  const lesson = shallowRef<Lesson | null>(null)
  const markdown = ref('')
  const isSaved = ref(true)
  const isBeginning = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let version = 0
  let preview: ReturnType<typeof setTimeout> | undefined
  let saving: ReturnType<typeof setTimeout> | undefined

  const complaints = computed(() => lesson.value?.complaints ?? [])

  function open(told: Lesson | null): void {
    void save()
    lesson.value = told
    markdown.value = told?.markdown ?? ''
    version = told?.version ?? 0
    isSaved.value = true
    problem.value = null
  }

  function edit(next: string): void {
    markdown.value = next
    isSaved.value = false
    clearTimeout(preview)
    clearTimeout(saving)
    preview = setTimeout(() => void look(), PREVIEW_PAUSE_MS)
    saving = setTimeout(() => void save(), SAVE_PAUSE_MS)
  }

  async function look(): Promise<void> {
    const typed = markdown.value
    const before = lesson.value
    const seen = await ask(api.POST('/api/v1/lessons/preview', { body: { markdown: typed } })).catch(
      () => null,
    )
    // While it cannot be read the last readable picture stays, with the complaints beside it.
    if (!seen || !before || lesson.value?.id !== before.id || markdown.value !== typed) return
    const steps = seen.complaints.length > 0 ? before.steps : seen.steps
    lesson.value = { ...seen, id: before.id, version, steps, title: seen.title || before.title }
  }

  async function save(): Promise<void> {
    clearTimeout(saving)
    const id = lesson.value?.id
    if (!id || isSaved.value) return
    const body = { markdown: markdown.value, version }
    try {
      const kept = await ask(
        api.PUT('/api/v1/lessons/{lesson_id}', { params: { path: { lesson_id: id } }, body }),
      )
      problem.value = null
      if (lesson.value?.id !== id) return
      version = kept.version
      if (markdown.value === body.markdown) {
        isSaved.value = true
        lesson.value = kept
      }
      await refresh()
    } catch (thrown) {
      // Text that cannot be read yet is no trouble: the complaints already say so.
      const refused = asProblem(thrown)
      problem.value = refused.code === 'lesson-unreadable' ? null : refused
      if (problem.value === null && lesson.value?.id === id && markdown.value === body.markdown)
        lesson.value = { ...lesson.value, complaints: refused.complaints }
      if (refused.status === 409) await refresh()
    }
  }

  const stored = (detail: Told): Lesson | undefined =>
    detail?.lessons.find(({ id }) => id === lesson.value?.id)

  /** After a conflict: put my text over what a colleague saved. */
  async function keepMine(detail: Told): Promise<void> {
    version = stored(detail)?.version ?? version
    await save()
  }

  /** After a conflict: go on from what the colleague saved. */
  function takeTheirs(detail: Told): void {
    isSaved.value = true
    open(stored(detail) ?? null)
  }

  /** Begin a lesson by hand; null when it was refused. */
  async function begin(revisionId: string): Promise<Lesson | null> {
    isBeginning.value = true
    try {
      const params = { path: { revision_id: revisionId } }
      const begun = await ask(api.POST('/api/v1/revisions/{revision_id}/lessons', { params }))
      await refresh()
      return begun
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return null
    } finally {
      isBeginning.value = false
    }
  }

  async function leaveOut(id: string): Promise<void> {
    await ask(api.DELETE('/api/v1/lessons/{lesson_id}', { params: { path: { lesson_id: id } } }))
    if (lesson.value?.id === id) lesson.value = null
    await refresh()
  }

  onUnmounted(() => {
    clearTimeout(preview)
    void save()
  })

  return {
    lesson,
    markdown,
    complaints,
    isSaved,
    isBeginning,
    problem,
    open,
    edit,
    save,
    keepMine,
    takeTheirs,
    begin,
    leaveOut,
  }
}

export type LessonInHand = ReturnType<typeof useLesson>
