/** What happens in the simulated team besides the bot's own messages, around the checkpoints' days. */
import { askTeam, overrideGoal } from '../../quality/goals/acceptance-act.ts';
import { saveGoal } from '../../quality/goals/act.ts';
import type { GoalContent } from '../../quality/goals/documents.ts';
import { overhear } from '../../quality/keep/heard-act.ts';
import { keepNote } from '../../quality/keep/note-act.ts';
import { snooze, takeLeaves } from '../../quality/people/absence-act.ts';
import { appointPrincipal, assignRoles } from '../../quality/people/roles-act.ts';
import { agreeToWeak, saveIntervention } from '../../quality/plan/act.ts';
import { saveDiscussion } from '../../quality/plan/discussions-act.ts';
import { schoolDayOnOrAfter } from '../../quality/year/school-days.ts';
import { DEMO } from './demo-words.ts';
import {
  by,
  dayOf,
  type Happening,
  idFor,
  joins,
  leaves,
  plusDays,
  snapshotOf,
  TOVE,
  type World,
  ZONE,
} from './team.ts';

/** The school's own goals, and what of the demo's words each has. */
const [ABSENCE, SAFETY] = [0, 2] as const;
const goalOf = (index: number): string => idFor(`goal ${index}`);

/** `dates` are the year's checkpoints, the first one first. */
export function happeningsOf(dates: readonly string[]): Happening[] {
  const [one = '', two = one] = dates;
  const last = dates.at(-1) ?? two;
  const on = (date: string, days: number, ...steps: readonly Happening['do'][]): Happening => ({
    at: Temporal.PlainDate.from(date).add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: '10:00' }).toInstant(),
    do: async (world) => {
      for (const step of steps) await step(world);
    },
  });
  const leave = { from: plusDays(one, -9), until: plusDays(one, -4) };
  return [
    // Before the first checkpoint the team is asked about its goals, and two are planned into a discussion.
    on(one, -30, askAbout(ABSENCE)),
    on(one, -26, askAbout(SAFETY)),
    on(one, -20, askAboutDraft, planDiscussion(['petra', 'sten'])),
    on(one, -14, takeIn, intervene),
    // Petra is away while the prompts of the first checkpoint go out; Vera puts hers off to the day before.
    on(one, -9, (world) => by(world, 'petra', takeLeaves, [leave])),
    on(one, -7, (world) => by(world, 'vera', snooze, { date: plusDays(one, -1) })),
    on(one, 9, planDiscussion(['siv', 'bo']), offPlan),
    // Before the second checkpoint the principal changes, and somebody joins when the prompts have gone out.
    on(two, -30, (world) => by(world, 'kim', appointPrincipal, { person: 'bo' }), leaves('rut')),
    on(two, -4, joins, (world) =>
      by(world, 'kim', assignRoles, { professions: new Map([[TOVE.id, ['speechTherapist'] as const]]), roles: null }),
    ),
    on(last, -20, leaves('vera')),
    on(last, 1, pointForNextYear),
  ];
}

/** The bot is down over the prompts of the second checkpoint, until the reminders, and for some days when data is to be gathered for the third. */
export function isDown(dates: readonly string[], now: Temporal.Instant): boolean {
  const [, two, three] = dates;
  const today = dayOf(now).toString();
  const during = (date: string | undefined, from: number, to: number): boolean =>
    date !== undefined && plusDays(date, from) <= today && today <= plusDays(date, to);
  return during(two, -8, -5) || during(three, -15, -12);
}

/** Days before the year's last on which goals and interventions end. */
const ENDS_BEFORE = 7;

/** A goal's owner writes it and asks the team. */
const askAbout = (index: number) => async (world: World) => {
  const content = DEMO.goals[index];
  if (!content) return;
  const deadline = plusDays(world.calendar.springEnd, -ENDS_BEFORE);
  await by(world, content.owner, saveGoal, { goal: goalOf(index), content: { ...content, deadline } });
  await by(world, content.owner, askTeam, { goal: goalOf(index) });
};

/** Sten never answers: what waits for his role alone the principal takes into the plan. */
async function takeIn(world: World): Promise<void> {
  for (const index of [ABSENCE, SAFETY]) {
    const { goals } = await snapshotOf(world);
    if (goals.some(({ id, state }) => id === goalOf(index) && state === 'draft'))
      await by(world, 'rut', overrideGoal, {
        goal: goalOf(index),
        reason: 'Vi har väntat nog, och alla andra är med.',
      });
  }
}

async function intervene(world: World): Promise<void> {
  const dates = { from: dayOf(world.clock.now).toString(), to: plusDays(world.calendar.springEnd, -ENDS_BEFORE) };
  for (const index of [ABSENCE, SAFETY]) {
    const content = DEMO.interventions[index];
    if (!content) continue;
    const intervention = idFor(`intervention ${index}`);
    const serves = { ...content, ...dates, goal: goalOf(index) };
    await by(world, content.owner, saveIntervention, { intervention, content: serves });
    if (index + 1 === DEMO.weak.number) await by(world, 'rut', agreeToWeak, { intervention, reason: DEMO.weak.reason });
  }
}

/** The coordinator drafts a goal without figures, so that it stays a draft, and asks the team about it. */
async function askAboutDraft(world: World): Promise<void> {
  const goal = idFor('goal');
  const content: GoalContent = {
    title: 'Fler elever kommer i tid efter lunch',
    description: '',
    group: 'årskurs 7–9',
    indicator: 'Sen ankomst',
    baseline: null,
    target: null,
    unit: '%',
    direction: 'lower',
    owner: 'siv',
    deadline: world.calendar.springEnd,
    groupSize: null,
    justification: '',
  };
  await by(world, 'kim', saveGoal, { goal, content });
  await by(world, 'kim', askTeam, { goal });
}

/** A discussion with the leadership group some weeks ahead, on a school day. */
const planDiscussion = (people: readonly string[]) => async (world: World) => {
  const day = schoolDayOnOrAfter(world.calendar, dayOf(world.clock.now).add({ days: 20 }));
  if (!day) return;
  const content = { teacherTeam: null, date: day.toString(), people, goal: null, outcome: '' };
  await by(world, 'kim', saveDiscussion, { discussion: idFor(people.join()), content });
};

/** Bo is heard in the channel about something that the plan does not hold. */
const offPlan = (world: World): Promise<void> =>
  by(world, 'bo', overhear, { heard: { category: 'training', deviation: idFor('heard') }, marks: [] });

const pointForNextYear = (world: World): Promise<void> =>
  by(world, 'siv', keepNote, {
    note: idFor('point'),
    use: 'agenda',
    text: 'Hur gör vi med vuxna på rasterna nästa läsår?',
  });
