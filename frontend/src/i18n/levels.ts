/** Names of the levels of mastery. */
import type { Level } from '@/api/types'
import { t, type Key } from './t'

const names: Record<Level['level'], Key> = {
  none: 'level.none',
  beginner: 'level.beginner',
  learning: 'level.learning',
  solid: 'level.solid',
  mastered: 'level.mastered',
}

/** "会用", or "会用 · 待更新" when a rule behind the skill changed. */
export function levelName(level: Level): string {
  const name = t(names[level.level])
  return level.stale ? t('level.stale', { level: name }) : name
}
