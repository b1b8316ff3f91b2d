/** One article and one of its revisions, read from the server. */
import { computed, type Ref } from 'vue'
import { api, ask } from '@/api/client'
import { queries, useRead } from '@/api/queries'

const articleKey = (slug: string) => ['articles', slug]
const revisionKey = (id: string | null) => ['revisions', id]

export function useArticles() {
  const { data: articles, ...state } = useRead(['articles'], () => ask(api.GET('/api/v1/articles')))
  return { articles: computed(() => articles.value?.articles ?? []), ...state }
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

/** Read an article, its revisions and the list again after something moved. */
export async function refresh(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['articles'] }),
    queries.invalidateQueries({ queryKey: ['revisions'] }),
  ])
}
