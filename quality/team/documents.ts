/** A team and the chats it lives in. */
import { z } from 'zod';
import { address, base, isoInstant, locale, shortWords } from '../base.ts';
import { DEFAULT_KEEP_TO_PLAN, keepToPlan } from '../keep/documents.ts';
import { teacherTeam } from '../plan/documents.ts';
import { calendar, timing } from '../year/documents.ts';

/** A school unit's code in Skolverket's register. */
export const unitCode = z.string().regex(/^\d{8}$/);

/** Most teacher teams of a school. */
export const MAX_TEACHER_TEAMS = 40;
/** The school's teacher teams, by name. */
export const teacherTeams = z.array(teacherTeam).max(MAX_TEACHER_TEAMS);

/** Most characters of a school's name in a form. */
export const MAX_SCHOOL = 120;

export const team = z.object({
  ...base,
  kind: z.literal('team'),
  school: shortWords,
  /** A Swedish county (län) by its short name, e.g. `Skåne`; decides the suggested sportlov. */
  county: z.string().max(60),
  calendar,
  checkpointCount: z.int().min(2).max(4),
  timing,
  timeZone: z.string(),
  /** The language of messages to the whole team. */
  locale,
  /** The channel (or, before there is one, the personal chat) where the team lives. */
  home: address,
  /** The school unit's code in Skolverket's register, eight digits; finds the school in files of many. */
  unitCode: unitCode.nullable().default(null),
  /** The school's teacher teams (arbetslag), by name. */
  teacherTeams: teacherTeams.default([]),
  /** Whether and how the bot says that something is off the plan. */
  keepToPlan: keepToPlan.default(DEFAULT_KEEP_TO_PLAN),
  /** When the principal approved the annual wheel of the current school year; null while it is a proposal. */
  wheelApprovedAt: isoInstant.nullable(),
  wheelApprovedBy: z.string().nullable(),
  /** When the team went on to the current school year; null in its first, and where that was before anybody wrote it down. */
  yearStartedAt: isoInstant.nullable().default(null),
  createdAt: isoInstant,
});
export type Team = z.infer<typeof team>;

/** Ties a chat to a team, so that what is said there finds its team. `id` is the conversation id. */
export const home = z.object({ ...base, kind: z.literal('home') });
export type Home = z.infer<typeof home>;
