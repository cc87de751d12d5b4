export interface SnoozeChoice {
  readonly key: 'hour' | 'evening' | 'tomorrow' | 'monday';
  readonly until: Date;
}

const HOUR_MS = 60 * 60_000;
const MORNING = 9;
const EVENING = 18;

/** The usual times to be reminded at, in the agent's own time zone; none that is past or the same as another. */
export function snoozeChoices(now: Date): readonly SnoozeChoice[] {
  const choices: SnoozeChoice[] = [{ key: 'hour', until: new Date(now.getTime() + HOUR_MS) }];
  if (now.getHours() < EVENING - 1) choices.push({ key: 'evening', until: at(now, 0, EVENING) });
  choices.push({ key: 'tomorrow', until: at(now, 1, MORNING) });
  const toMonday = (8 - now.getDay()) % 7 || 7;
  if (toMonday > 1) choices.push({ key: 'monday', until: at(now, toMonday, MORNING) });
  return choices;
}

function at(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}
