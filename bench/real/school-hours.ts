/** Teams for whom it is a school day's morning now, whatever the time is here: messages go out in school hours, and the clocks of real processes are the real ones. */
import type { Address, TeamKey } from '../../quality/base.ts';
import { deliveryKey } from '../../quality/deliveries/delivery.ts';
import { nextAllowed } from '../../quality/deliveries/times.ts';
import { SettingsError } from '../../quality/errors.ts';
import type { Document } from '../../quality/kinds.ts';
import type { DumpLine, Storage } from '../../quality/ports.ts';
import type { Team } from '../../quality/team/documents.ts';
import { newDelivery } from '../../storage/plan.ts';
import { SCHEMA_VERSION } from '../../storage/schema.ts';
import { checkpoint, home, keyOf, member, team } from '../../tests/storage/samples.ts';

export const TEAM_SIZE = 8;
/** Offsets from UTC that places on earth have. */
const OFFSETS = Array.from({ length: 26 }, (_, i) => i - 12);

/** Throws `SettingsError` where it is weekend or holiday everywhere (Saturday noon to Sunday morning in UTC). */
function schoolNow(now: Temporal.Instant): Pick<Team, 'calendar' | 'timing' | 'timeZone'> {
  for (const offset of OFFSETS) {
    const timeZone = `Etc/GMT${offset <= 0 ? '+' : '-'}${Math.abs(offset)}`;
    const { hour } = now.toZonedDateTimeISO(timeZone);
    const day = now.toZonedDateTimeISO(timeZone).toPlainDate();
    const on = (days: number): string => day.add({ days }).toString();
    const days = { autumnStart: on(-100), autumnEnd: on(100), springStart: on(101), springEnd: on(200) };
    const calendar = { schoolYear: '2026/27', ...days, breaks: [], staffDays: [] };
    const timing = { gather: 14, prompt: 7, reminder: 1, decisions: 3, from: '00:00', to: '23:59' };
    const here = { calendar, timing, timeZone };
    if (hour >= 6 && hour < 18 && nextAllowed(here, now)?.equals(now)) return here;
  }
  throw new SettingsError(
    'Just nu är det helg överallt, så inga frågor går ut. · It is weekend everywhere just now, so no questions go out.',
  );
}

export type Schools = {
  readonly people: number;
  /** The teams lie in so many tenants. */
  readonly tenants: number;
  readonly addressOf: (person: string, tenant: string) => Address;
  /** Who has a question that is due: everybody from this team on, or nobody. */
  readonly dueFrom: number | null;
};

const PERSON = (n: number): string => `U${n}`;
export const teamKey = (n: number, tenants: number): TeamKey => keyOf(n, `teams:t${n % tenants}`);

/** Fills an empty store with teams of eight. */
export async function fillWithSchools(storage: Storage, schools: Schools): Promise<void> {
  const now = Temporal.Now.instant();
  const here = schoolNow(now);
  const ahead = now.toZonedDateTimeISO(here.timeZone).toPlainDate().add({ days: 14 }).toString();
  await storage.load(lines(schools, here, ahead, now.toString()));
}

async function* lines(
  { people, tenants, addressOf, dueFrom }: Schools,
  here: Partial<Team>,
  ahead: string,
  now: string,
): AsyncIterable<DumpLine> {
  yield { type: 'header', format: 'arshjulet', schema: SCHEMA_VERSION, at: now };
  for (let first = 0; first < people; first += TEAM_SIZE) {
    const key = teamKey(first / TEAM_SIZE, tenants);
    const ids = Array.from({ length: Math.min(TEAM_SIZE, people - first) }, (_, i) => PERSON(first + i));
    const tenant = key.tenant.replace('teams:', '');
    const joinedAt = Temporal.Instant.from(now)
      .subtract({ hours: 24 * 60 })
      .toString();
    const documents: Document[] = [
      team(key, { ...here, wheelApprovedAt: joinedAt }),
      home(`19:${key.team}`),
      checkpoint('c0', ahead),
      ...ids.map((id, i) => member(id, { address: addressOf(id, tenant), joinedAt, coordinator: i === 0 })),
    ];
    for (const document of documents) yield { type: 'document', key, document };
    const due = dueFrom !== null && first >= dueFrom * TEAM_SIZE;
    for (const recipient of due ? ids : []) {
      const draft = { kind: 'prompt' as const, checkpoint: 'c0', recipient, occurrence: '' };
      yield { type: 'delivery', delivery: newDelivery(key, { ...draft, key: deliveryKey(draft), dueAt: now }, false) };
    }
  }
}
