/** Who is in a team: staff only, never a pupil. */
import { z } from 'zod';
import { address, base, isoDate, isoInstant, locale } from '../base.ts';

/** The professions of student health (skollagen 2:25) and those who often sit with them. */
export const PROFESSIONS = [
  'principal',
  'deputyPrincipal',
  'schoolDoctor',
  'schoolNurse',
  'psychologist',
  'counsellor',
  'specialEducator',
  'specialTeacher',
  'careerCounsellor',
  'studentHealthManager',
  'clinicalManager',
  'medicalLead',
  'psychologyLead',
  'speechTherapist',
  'occupationalTherapist',
  'physiotherapist',
  'socialPedagogue',
  'schoolHost',
  'other',
] as const;

export const profession = z.enum(PROFESSIONS);
export type Profession = z.infer<typeof profession>;

/** Most professions that one person has in a team. */
export const MAX_PROFESSIONS = 6;

/** Most other ids by which one person is known. */
export const MAX_ALIASES = 20;

/** Days on which somebody is not asked, both ends included. */
const leave = z.object({ from: isoDate, until: isoDate });
export type Leave = z.infer<typeof leave>;
/** Most of them ahead, besides the first. */
export const MAX_LEAVES = 20;

/** A day of the school's week, 1 for Monday. */
const weekday = z.int().min(1).max(5);
/** Somebody who works one day a week has so many of them off. */
export const MAX_DAYS_OFF = 4;

/** A person's membership in one team. The same person in two teams has two of these with the same `id`. */
export const member = z.object({
  ...base,
  kind: z.literal('member'),
  name: z.string().max(200),
  professions: z.array(profession).max(MAX_PROFESSIONS),
  coordinator: z.boolean(),
  /** The appointed principal of the team: approves the wheel and closes checkpoints. At most one per team. */
  principal: z.boolean(),
  /** False once the person has left the channel; kept so that history stays readable. */
  active: z.boolean(),
  /** What the person was last heard in, or chose; see language.ts for what they read. */
  locale,
  /** How `locale` is known: not at all, from what the person did, or because they said so. Absent in what 0.2.0 stored. */
  localeFrom: z.enum(['team', 'heard', 'chosen']).optional(),
  /** The person's personal chat. */
  address,
  joinedAt: isoInstant,
  /** Not prompted on these days, both ends included. */
  away: leave.nullable(),
  /** Further such days, by their first one; absent where there are none. */
  alsoAway: z.array(leave).max(MAX_LEAVES).optional(),
  /** Weekdays on which the person never works, in order; absent for somebody who works them all. */
  daysOff: z.array(weekday).min(1).max(MAX_DAYS_OFF).optional(),
  /** Prompts wait until this day. */
  snoozedUntil: isoDate.nullable(),
  /** What the platform calls the same person besides `id`: by the directory, by an account. See identity.ts. */
  aliases: z.array(z.string().min(1).max(200)).max(MAX_ALIASES).default([]),
  /** The directory's id (Microsoft Entra), which is `id` or an alias; null where the platform has told none. */
  directory: z.string().min(1).max(200).nullable().default(null),
  /** The organisation that the person belongs to, as in `TeamKey`, which may be another than the team's (shared channels); null where it has not been told. */
  homeTenant: z.string().min(1).max(200).nullable().default(null),
  /** The day on which name and language were last heard from the platform; null where nobody has noted it. */
  knownOn: isoDate.nullable().default(null),
});
export type Member = z.infer<typeof member>;

/** A standing wish for status: «skicka status varje månad». `id` is the person's. */
export const follow = z.object({
  ...base,
  kind: z.literal('follow'),
  every: z.enum(['week', 'month']),
  since: isoDate,
});
export type Follow = z.infer<typeof follow>;
