/** The only module that speaks to the server. */
import createClient from 'openapi-fetch'
import { noteReached } from './network'
import { ApiProblem, OFFLINE, problemFrom } from './problem'
import type { paths } from './schema'

const PATIENCE_MS = 15_000
const SAFE = new Set(['GET', 'HEAD'])

let whenSignedOut: () => void = () => {}

/** Say what happens when the server answers that nobody is signed in. */
export function onSignedOut(tell: () => void): void {
  whenSignedOut = tell
}

function csrfToken(): string {
  return document.cookie.match(/(?:^|; )interlude_csrf=([^;]+)/)?.[1] ?? ''
}

/** `AbortSignal.timeout` is younger than our oldest browser. */
async function send(request: Request): Promise<Response> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS)
  try {
    const response = await fetch(request, { signal: abort.signal })
    noteReached(true)
    return response
  } catch {
    noteReached(false)
    throw new ApiProblem(OFFLINE, 0, '')
  } finally {
    clearTimeout(timer)
  }
}

async function isStaleToken(response: Response): Promise<boolean> {
  if (response.status !== 403) return false
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  return problemFrom(body, response.status).code === 'csrf-refused'
}

function withToken(request: Request): Request {
  const copy = new Request(request, { credentials: 'same-origin' })
  if (!SAFE.has(copy.method)) copy.headers.set('x-csrf-token', decodeURIComponent(csrfToken()))
  return copy
}

/** A page that stayed open over the life of its CSRF cookie fetches a new one and tries once more. */
async function sendWithToken(request: Request): Promise<Response> {
  const spare = request.clone()
  const response = await send(withToken(request))
  if (!(await isStaleToken(response))) return response
  await send(new Request(new URL('/api/v1/session', location.href)))
  return send(withToken(spare))
}

/** Typed calls by path; wrap each in `ask`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: sendWithToken })

interface Reply<T> {
  data?: T
  error?: unknown
  response: Response
}

/** Give the body of a call that succeeded, or throw `ApiProblem`. */
export async function ask<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await call
  if (response.ok) return data as T
  const problem = problemFrom(error, response.status)
  if (problem.code === 'signed-out') whenSignedOut()
  throw problem
}
