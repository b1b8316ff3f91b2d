/** Who is ready for what changed, as far as this lead may see. */
import { computed } from 'vue'
import { api, ask } from '@/api/client'
import { useRead } from '@/api/queries'

export function useUpdates() {
  const { data, ...state } = useRead(['updates'], () => ask(api.GET('/api/v1/updates')))
  return { updates: computed(() => data.value?.updates ?? []), ...state }
}

export function useReadiness(revision_id: string) {
  const read = () => ask(api.GET('/api/v1/updates/{revision_id}', { params: { path: { revision_id } } }))
  const { data: update, ...state } = useRead(['updates', revision_id], read)
  return { update, ...state }
}
