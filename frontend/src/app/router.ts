import { readonly, ref } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { loadSession, roles, session } from '@/api/session'
import { speak, wordsArrived } from '@/i18n/t'
import { noteScreenChange } from '@/ui/keys'
import { wear } from '@/ui/theme'
import { homeFor } from './places'

declare module 'vue-router' {
  interface RouteMeta {
    /** A bare page fills the window: no rail. */
    isBare?: boolean
    isOpen?: boolean
    /** Shows content of the bank, so the reader's number stands across it. */
    isMarked?: boolean
  }
}

const MARKED = { isMarked: true }

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('@/features/people/SignInPage.vue'),
    meta: { isBare: true, isOpen: true },
  },
  { path: '/', component: () => import('@/features/practice/TodayPage.vue') },
  {
    path: '/sittings/:id',
    component: () => import('@/features/practice/PlayerPage.vue'),
    props: true,
    meta: { isBare: true, isMarked: true },
  },
  { path: '/learn', component: () => import('@/features/practice/LearnPage.vue'), meta: MARKED },
  { path: '/skills', component: () => import('@/features/skills/SkillsPage.vue') },
  {
    path: '/skills/edit',
    component: () => import('@/features/skills/editor/SkillEditorPage.vue'),
    meta: MARKED,
  },
  { path: '/career', component: () => import('@/features/skills/CareerPage.vue'), meta: MARKED },
  { path: '/badges', component: () => import('@/features/badges/BadgesPage.vue') },
  { path: '/articles', component: () => import('@/features/knowledge/ArticlesPage.vue'), meta: MARKED },
  {
    path: '/articles/:slug',
    component: () => import('@/features/knowledge/ArticlePage.vue'),
    props: true,
    meta: MARKED,
  },
  { path: '/items', component: () => import('@/features/knowledge/ItemHealthPage.vue'), meta: MARKED },
  {
    path: '/releases',
    component: () => import('@/features/knowledge/releases/ReleasesPage.vue'),
    meta: MARKED,
  },
  { path: '/updates', component: () => import('@/features/coverage/UpdatesPage.vue') },
  {
    path: '/updates/:id',
    component: () => import('@/features/coverage/ReadinessPage.vue'),
    props: true,
    meta: MARKED,
  },
  { path: '/assignments', component: () => import('@/features/assignments/AssignmentsPage.vue') },
  { path: '/asked', component: () => import('@/features/assignments/AskedPage.vue'), meta: MARKED },
  { path: '/commissions', component: () => import('@/features/coverage/CommissionsPage.vue'), meta: MARKED },
  { path: '/content', component: () => import('@/features/coverage/ContentPage.vue') },
  { path: '/capability', component: () => import('@/features/coverage/CapabilityPage.vue') },
  { path: '/budget', component: () => import('@/features/coverage/BudgetPage.vue') },
  { path: '/offers', component: () => import('@/features/gaps/OffersPage.vue') },
  { path: '/workforce', component: () => import('@/features/workforce/WorkforcePage.vue') },
  { path: '/accounts', component: () => import('@/features/people/AccountsPage.vue') },
  { path: '/flashes', component: () => import('@/features/flashes/FlashesPage.vue'), meta: MARKED },
  { path: '/watches', component: () => import('@/features/people/WatchesPage.vue') },
  {
    path: '/disclosures',
    component: () => import('@/features/people/DisclosuresPage.vue'),
    meta: MARKED,
  },
  { path: '/switches', component: () => import('@/features/operations/SwitchesPage.vue') },
  { path: '/phones', component: () => import('@/features/gaps/PhonesPage.vue') },
  { path: '/held-jobs', component: () => import('@/features/operations/HeldJobsPage.vue') },
  { path: '/me/tokens', component: () => import('@/features/operations/TokensPage.vue') },
  { path: '/me/gap', component: () => import('@/features/gaps/GapPage.vue') },
  { path: '/me/data', component: () => import('@/features/people/DataPage.vue') },
  { path: '/me', component: () => import('@/features/people/MePage.vue') },
  { path: '/:rest(.*)', component: () => import('./LostPage.vue') },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { left: 0, top: 0 },
})

router.beforeEach(async (to) => {
  if (to.meta.isOpen) return true
  if (!session.value) {
    const told = await loadSession()
    if (!told) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
    wear(told.person.theme)
    await speak(told.person.language)
  }
  const home = homeFor(roles.value)
  return to.path === '/' && home !== '/' ? { path: home, replace: true } : true
})

// By now the code of the page is here, and has told which words it brings.
router.beforeResolve(() => wordsArrived())

const failed = ref(false)
/** True when a page could not be opened at all: no server, or its code is gone after a new release. */
export const hasFailed = readonly(failed)

router.onError(() => (failed.value = true))
router.afterEach(noteScreenChange)
