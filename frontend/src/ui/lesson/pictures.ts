/** Where the pictures of items come from; a page that keeps some on the seat provides them. */
import type { InjectionKey } from 'vue'

export const PICTURES: InjectionKey<(id: string) => Promise<Blob>> = Symbol()
