/** Cards for the team's settings. */
import type { Snapshot } from '../quality/snapshot.ts';
import type { Timing } from '../quality/year/documents.ts';
import { button, type Card, type Element, facts, heading, submit, type TextInput, text } from './card.ts';
import { card, formCard, problemsBox } from './common.ts';
import { namesOf, vacancies } from './setup.ts';
import type { Say } from './texts.ts';

/** `mayChange` adds the buttons; everybody may read. `nextYear` is offered from April. */
export function settingsCard(say: Say, snapshot: Snapshot, mayChange: boolean, nextYear: string | null): Card {
  const { team } = snapshot;
  const active = snapshot.members.filter((member) => member.active);
  const title = say('people:settingsTitle', { school: team.school });
  const rows: [string, string][] = [
    [say('people:factYear'), team.calendar.schoolYear],
    [say('people:factCounty'), team.county],
    [say('people:factCount'), String(snapshot.checkpoints.length || team.checkpointCount)],
    [
      say('people:factPrincipal'),
      namesOf(
        say,
        active.filter((m) => m.principal),
      ),
    ],
    [
      say('people:factCoordinators'),
      namesOf(
        say,
        active.filter((m) => m.coordinator),
      ),
    ],
    [say('people:factTiming'), say('people:timingLine', { ...team.timing })],
    [say('people:factHours'), `${team.timing.from}–${team.timing.to}`],
  ];
  const data = { team: snapshot.key.team };
  const actions = mayChange
    ? [
        button(say('people:settingsBasic'), { do: 'settings.schoolOpen', ...data }),
        button(say('people:settingsCalendar'), { do: 'calendar.open', next: '', ...data }),
        button(say('people:settingsMembers'), { do: 'members.open', next: '', page: '0', ...data }),
        button(say('people:settingsTiming'), { do: 'settings.timingOpen', ...data }),
        button(say('people:settingsKeep'), { do: 'keep.settingsOpen', ...data }),
        ...(nextYear
          ? [button(say('people:settingsNextYear', { year: nextYear }), { do: 'settings.nextYearAsk', ...data })]
          : []),
      ]
    : [];
  return card(say, title, [heading(title), facts(rows), text(vacancies(say, snapshot), { isSubtle: true })], actions);
}

/** Everyone's name and professions. */
export function membersListCard(say: Say, snapshot: Snapshot, mayChange: boolean): Card {
  const title = say('people:settingsMembers');
  const rows = snapshot.members
    .filter((member) => member.active)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((member): [string, string] => [
      member.name || member.id,
      [
        ...member.professions.map((p) => say(`setup:profession.${p}`)),
        ...(member.coordinator ? [say('people:factCoordinators').toLowerCase()] : []),
      ].join(', ') || '–',
    ]);
  const change = button(say('common:change'), { do: 'members.open', next: '', page: '0', team: snapshot.key.team });
  const body: Element[] = [heading(title), facts(rows), text(vacancies(say, snapshot), { isSubtle: true })];
  return card(say, title, body, mayChange ? [change] : []);
}

export type TimingValues = Record<keyof Timing, string>;

export function timingCard(say: Say, team: string, values: TimingValues, problems: readonly string[] = []): Card {
  const title = say('people:timingTitle');
  const input = (id: keyof Timing, label: string): TextInput => ({
    type: 'Input.Text',
    id,
    label,
    isRequired: true,
    errorMessage: say('common:mustFill'),
    maxLength: 10,
    value: values[id],
  });
  const body: Element[] = [
    ...problemsBox(say, problems),
    input('gather', say('people:timingGather')),
    input('prompt', say('people:timingPrompt')),
    input('reminder', say('people:timingReminder')),
    input('decisions', say('people:timingDecisions')),
    input('from', say('people:timingFrom')),
    input('to', say('people:timingTo')),
  ];
  return formCard(say, { title, open: { do: 'settings.timingOpen', team } }, body, [
    submit(say('common:save'), { do: 'settings.timing', team }),
  ]);
}

export function nextYearCard(say: Say, team: string, year: string): Card {
  const words = say('people:nextYearConfirm', { year });
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('people:settingsNextYear', { year }), { do: 'settings.nextYear', team, year }, 'positive'),
      button(say('common:cancel'), { do: 'settings.show', team }),
    ],
  );
}
