/** Reading from the server with a cache: one client for all pages that show lists and details. */
import { QueryClient, useQuery, type QueryKey } from '@tanstack/vue-query'
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { ApiProblem, asProblem } from './problem'
import { session } from './session'

const MAX_RETRIES = 2

/** Kept out of the entry code: the player needs none of it. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The browser's own idea of being on line is not trusted anywhere.
      networkMode: 'always',
      retry: (count, thrown) => count < MAX_RETRIES && thrown instanceof ApiProblem && thrown.isPassing,
      retryDelay: 600,
      staleTime: 5_000,
    },
  },
})
queries.mount()

/** Nothing of one person may show to the next on the same seat. */
watch(
  () => session.value?.person.id,
  () => queries.clear(),
)

interface Options {
  /** False where a text under the cursor must not change by itself. */
  isRefreshed?: boolean
}

/** Read something by key: `data`, whether it is on the way, the problem when there is nothing to show. */
export function useRead<T>(key: MaybeRefOrGetter<QueryKey>, read: () => Promise<T>, options: Options = {}) {
  const query = useQuery(
    {
      queryKey: computed(() => toValue(key)),
      queryFn: read,
      refetchOnWindowFocus: options.isRefreshed ?? true,
    },
    queries,
  )
  const problem = computed(() =>
    query.error.value && query.data.value === undefined ? asProblem(query.error.value) : null,
  )
  const retry = async (): Promise<void> => void (await query.refetch())
  return { data: query.data, isLoading: query.isPending, problem, retry }
}
