import type { signIn as zh } from '../zh/signIn'

export const signIn: Record<keyof typeof zh, string> = {
  'sign_in.name': 'Sign-in name',
  'sign_in.password': 'Password',
  'sign_in.submit': 'Sign in',
  'sign_in.refused': 'Name or password don’t match. Please check them once more',
  'sign_in.offline': 'The network is down, so signing in has to wait a moment',
  'sign_in.again': 'Please sign in again',
  'sign_in.again_why': 'Your sign-in ran out. Your answers and drafts are here; you go on from this place.',
  'sign_in.wait_seconds': 'That was too often. Try again in {n} {n|second|seconds}',
  'sign_in.wait_minutes': 'That was too often. Try again in {n} {n|minute|minutes}',
  'sign_in.locked': 'This account is locked. Please ask an administrator',
}
