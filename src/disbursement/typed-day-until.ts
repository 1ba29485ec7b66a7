import { typed } from '#registry'

/** A day in a form's schema, not after `today`. */
export const typedDayUntil = (today: string) => typed('day').refine(day => day <= today, '日期不能晚于今天。')
