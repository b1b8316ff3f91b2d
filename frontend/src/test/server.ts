/** A fake server at the network edge: routes by "METHOD /path", everything that was asked, and a plug to pull. */
import { vi } from 'vitest'

export interface Asked {
  method: string
  path: string
  search: URLSearchParams
  body: unknown
  token: string | null
}
type Reply = (body: never, path: string, search: URLSearchParams) => unknown
export interface FakeServer {
  asked: Asked[]
  isDown: boolean
  routes: Record<string, Reply>
  /** Bodies sent to one route, in order. */
  bodies<T>(route: string): T[]
}

/** A problem to answer with. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfter: number | null = null,
    readonly complaints: { line: number | null; message: string }[] | null = null,
  ) {}
}

export function fakeServer(routes: Record<string, Reply>): FakeServer {
  const server: FakeServer = {
    asked: [],
    isDown: false,
    routes,
    bodies: <T>(route: string) =>
      server.asked.filter(({ method, path }) => `${method} ${path}` === route).map(({ body }) => body as T),
  }
  vi.stubGlobal('fetch', (request: Request) => answer(server, request))
  return server
}

async function answer(server: FakeServer, request: Request): Promise<Response> {
  const { origin, pathname, searchParams: search } = new URL(request.url)
  const path = pathname.replace('/api/v1', '')
  const text = await request.text()
  const isForm = (request.headers.get('content-type') ?? '').startsWith('multipart/')
  const body: unknown = isForm ? text : text ? JSON.parse(text) : null
  // A page of an earlier file asks the site that it came from.
  if (server.isDown || origin !== location.origin) throw new TypeError('Failed to fetch')
  server.asked.push({
    method: request.method,
    path,
    search,
    body,
    token: request.headers.get('x-csrf-token'),
  })
  const reply = server.routes[`${request.method} ${path}`]
  const told = reply ? reply(body as never, path, search) : new Refusal(404, 'not-found')
  if (told instanceof Refusal) return json(problemOf(told), told.status)
  return told === null ? new Response(null, { status: 204 }) : json(told, 200)
}

const problemOf = ({ code, retryAfter, complaints }: Refusal) => ({
  code,
  detail: '',
  request_id: 'r-1',
  complaints,
  retry_after: retryAfter,
})

const json = (body: unknown, status: number): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
