/** One article and one of its revisions, read from the server. */
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { api, ask } from '@/api/client'
import { queries, useRead } from '@/api/queries'
import type { RevisionDetail } from '@/api/types'

const articleKey = (slug: string) => ['articles', slug]
const revisionKey = (id: string | null) => ['revisions', id]

/** How long a hand that types is waited for, in milliseconds. */
const TYPING_MS = 200

/** The articles that contain every word of `written`, or all; while others are on the way the last ones stay. */
export function useArticles(written: Ref<string>) {
  const query = ref(written.value.trim())
  let timer = 0
  watch(written, (now) => {
    clearTimeout(timer)
    timer = window.setTimeout(() => (query.value = now.trim()), TYPING_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  const read = () => ask(api.GET('/api/v1/articles', { params: { query: { query: query.value } } }))
  const state = useRead(
    computed(() => ['articles', { query: query.value }]),
    read,
  )
  const last = shallowRef(state.data.value)
  watch(state.data, (now) => now && (last.value = now))
  return {
    query,
    articles: computed(() => last.value?.articles ?? []),
    isMore: computed(() => last.value?.more ?? false),
    isLoading: computed(() => state.isLoading.value && !last.value),
    problem: state.problem,
    retry: state.retry,
  }
}

export function useArticle(slug: string) {
  const read = () => ask(api.GET('/api/v1/articles/{slug}', { params: { path: { slug } } }))
  const { data: article, ...state } = useRead(articleKey(slug), read, { isRefreshed: false })
  return { article, ...state }
}

/** The revision `id` names; nothing while it is null (an article that nobody changes). */
export function useRevision(id: Ref<string | null>) {
  const read = async () => {
    const revision_id = id.value
    if (!revision_id) return null
    return ask(api.GET('/api/v1/revisions/{revision_id}', { params: { path: { revision_id } } }))
  }
  const key = computed(() => revisionKey(id.value))
  const { data: detail, ...state } = useRead(key, read, { isRefreshed: false })
  return { detail, ...state }
}

/** Show a revision as an act has just answered it. */
export function told(detail: RevisionDetail): void {
  queries.setQueryData(revisionKey(detail.revision.id), detail)
}

/** Read an article, its revisions and the list again after something moved. */
export async function refresh(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['articles'] }),
    queries.invalidateQueries({ queryKey: ['revisions'] }),
  ])
}
