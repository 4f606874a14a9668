import type { Json } from '../../assembly/assembly';

const RATE = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/;
/** Minute, hour, day of the month, month, day of the week, year. Of a day that not each month has, it is not said. */
const CRON =
  /^cron\(([\d*/,-]+) ([\d*/,-]+) (\*|\?|[1-9]|1\d|2[0-8]) \* (\*|\?|[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT) \*\)$/;

/**
 * Whether an expression of AWS Backup or EventBridge Scheduler comes again for ever, each month at the least.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function comesAgain(expression: Json | undefined): boolean {
  if (typeof expression !== 'string') return false;
  const [, minute = '', hour = '', day, weekday] = CRON.exec(expression) ?? [];
  const isOnClock = within(minute, 59) && within(hour, 23);
  return RATE.test(expression) || (isOnClock && (day === '?') !== (weekday === '?'));
}

const within = (field: string, most: number): boolean =>
  field === '*' || (/^\d+$/.test(field) && Number(field) <= most);
