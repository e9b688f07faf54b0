/** «data»: values typed, pasted or read from a file, shown before they are saved. The file itself is never kept. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import {
  dataCard,
  type OwnValues,
  ownIndicatorCard,
  pasteCard,
  previewCard,
  previewPage,
  type TypedValue,
  typeCard,
  unitCard,
} from '../../cards/data.ts';
import { ImportError } from '../../imports/import-error.ts';
import { importText, planImport } from '../../imports/plan-import.ts';
import { readTableFile } from '../../imports/reader.ts';
import type { Recognised } from '../../imports/recognise.ts';
import { parseNumber } from '../../language/reading/numbers.ts';
import { definitionsOf, mayWriteMedical } from '../../quality/data/definitions.ts';
import { PENDING, type PendingImport, type TeamIndicator } from '../../quality/data/documents.ts';
import { indicatorDefinition } from '../../quality/data/indicators.ts';
import { diffObservations, type Observation, observation, observationKey } from '../../quality/data/observations.ts';
import { importChanges } from '../../quality/data/series.ts';
import type { Change } from '../../quality/ports.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { pupilProblems } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import {
  audit,
  commit,
  open,
  post,
  privately,
  put,
  replace,
  sender,
  type TeamTurn,
  type Turn,
  type Values,
} from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notAllowed } from './may-not.ts';

export const show = async (turn: TeamTurn): Promise<Reply[]> => [post(dataCard(turn.who.locale, turn.snapshot))];

const stored = (snapshot: Snapshot): Observation[] => snapshot.series.flatMap(({ observations }) => observations);

/** A file sent to the bot. Read in its own chat only, since a file in a channel is seen by all. */
export async function dataUploaded(
  turn: Turn,
  name: string,
  bytes: Uint8Array,
  team: TeamTurn | null,
): Promise<Reply[]> {
  if (!team) return [post(messageCard(turn.say, 'common:notYourTeam'))];
  if (turn.inbound.chat.kind === 'channel') return [privately(messageCard(turn.say, 'data:onlyPrivate'))];
  if (bytes.length === 0) return [post(messageCard(turn.say, 'data:unreadable'))];
  if (pupilProblems(turn, team.snapshot, name).length > 0) return [post(messageCard(turn.say, 'data:fileName'))];
  return readAndPreview(team, bytes, name, post);
}

async function readAndPreview(turn: TeamTurn, bytes: Uint8Array, source: string, as: typeof post): Promise<Reply[]> {
  const { snapshot, who } = turn;
  const { unitCode } = snapshot.team;
  const definitions = definitionsOf(snapshot);
  let table: Recognised;
  try {
    table = await readTableFile(sender(turn), bytes, {
      definitions,
      source: source.slice(0, 300),
      ...(unitCode ? { unitCode } : {}),
    });
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    const why = importText(who.locale, error.code, error.line === null ? {} : { line: error.line });
    return [as(sentenceCard(turn.say, `${turn.say('data:notUnderstood')} ${why}`))];
  }
  if (table.schools.length > 0) {
    const schools = table.schools.map(({ code, name }) => `${name} ${code}`.trim());
    return [as(unitCard(turn.say, snapshot.key.team, unitCode ?? '', { schools }))];
  }
  const recognised = table.recognised.map(({ header }) => header).filter((words) => isClean(turn, words));
  const unrecognised = table.unrecognised.map(({ text }) => text).filter((words) => isClean(turn, words));
  return preview(turn, table.observations, { recognised, unrecognised, problems: table.problems }, as);
}

/** Cells that point at a pupil are left out of what is shown. */
const isClean = (turn: TeamTurn, words: string): boolean => pupilProblems(turn, turn.snapshot, words).length === 0;

type Readings = { recognised: readonly string[]; unrecognised: readonly string[]; problems: readonly Problem[] };

async function preview(
  turn: TeamTurn,
  read: readonly Observation[],
  readings: Readings,
  as: typeof post,
): Promise<Reply[]> {
  const { snapshot, who, me } = turn;
  const definitions = definitionsOf(snapshot);
  const medical = new Set(mayWriteMedical(me) ? [] : definitions.filter((d) => d.medical).map(({ key }) => key));
  const allowed = read.filter((o) => !medical.has(o.indicator));
  const { diff, problems } = planImport(allowed, stored(snapshot), definitions);
  const found = [...readings.problems, ...problems];
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || (read.length === 0 && readings.recognised.length === 0)) {
    const why =
      errors.length > 0
        ? errors.slice(0, 5).map((p) => problemWords(turn, p))
        : [importText(who.locale, 'nothingRecognised')];
    return [as(sentenceCard(turn.say, [turn.say('data:notUnderstood'), ...why].join(' ')))];
  }
  const token = crypto.randomUUID();
  const before = await pendingOf(turn);
  const pending: PendingImport = {
    kind: 'import',
    id: me.id,
    version: (before?.version ?? 0) + 1,
    schoolYear: PENDING,
    token,
    observations: [...diff.added, ...diff.changed.map(({ after }) => after)],
    at: turn.now.toString(),
  };
  if (pending.observations.length > 0) await turn.storage.commit(snapshot.key, [put(pending, before ?? undefined)]);
  const warnings = found.filter(({ severity }) => severity === 'warning').map((p) => problemWords(turn, p));
  const { recognised, unrecognised } = readings;
  const medicalLeft = read.length - allowed.length;
  const shown = { diff, recognised, unrecognised, warnings, medicalLeft };
  return [as(previewCard(who.locale, snapshot, shown, { token, person: me.id }))];
}

/** Another page of what would be saved. */
async function turnPreview(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const pending = await pendingOf(turn);
  if (!pending || pending.token !== data['token']) return [replace(messageCard(turn.say, 'data:gone'))];
  const known = stored(turn.snapshot);
  const { problems } = planImport(pending.observations, known, definitionsOf(turn.snapshot));
  const warnings = problems.filter(({ severity }) => severity === 'warning').map((p) => problemWords(turn, p));
  const shown = { diff: diffObservations(known, pending.observations), warnings };
  const whose = { token: pending.token, person: turn.me.id };
  return [replace(previewPage(turn.say, turn.who.locale, turn.snapshot, shown, whose, turn.page))];
}

async function pendingOf(turn: TeamTurn): Promise<PendingImport | null> {
  const waiting = await turn.storage.year(turn.snapshot.key, PENDING);
  return (
    waiting.find((document): document is PendingImport => document.kind === 'import' && document.id === turn.me.id) ??
    null
  );
}

/** A problem of the import in words, with the indicator's name and Swedish numbers. */
function problemWords(turn: TeamTurn, { code, values }: Problem): string {
  const named = Object.entries(values).map(([name, value]): [string, string] => {
    const definition = name === 'indicator' ? definitionsOf(turn.snapshot).find(({ key }) => key === value) : undefined;
    if (definition) return [name, definition.name[turn.who.locale]];
    const words = String(value);
    return [
      name,
      typeof value === 'number' && turn.who.locale === 'sv'
        ? words.replace('.', ',')
        : isClean(turn, words)
          ? words
          : '…',
    ];
  });
  return importText(turn.who.locale, code, Object.fromEntries(named));
}

async function save(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const pending = await pendingOf(turn);
  if (!pending || pending.token !== data['token']) return [replace(messageCard(turn.say, 'data:gone'))];
  const known = new Set(stored(turn.snapshot).map(observationKey));
  const changed = pending.observations.filter((o) => known.has(observationKey(o))).length;
  const remove: Change = { do: 'delete', kind: 'import', id: pending.id, expected: pending.version };
  const after = await commit(turn, [
    ...importChanges(turn.snapshot, pending.observations, turn.now.toString(), turn.me.id),
    remove,
  ]);
  const done = turn.say('data:saved', { added: pending.observations.length - changed, changed });
  return [replace(dataCard(turn.who.locale, after, done))];
}

async function drop(turn: TeamTurn): Promise<Reply[]> {
  const pending = await pendingOf(turn);
  if (pending)
    await turn.storage.commit(turn.snapshot.key, [
      { do: 'delete', kind: 'import', id: pending.id, expected: pending.version },
    ]);
  return [replace(messageCard(turn.say, 'data:dropped'))];
}

async function paste(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const words = values['table'] ?? '';
  const problems = [...turn.refused, ...(words.trim() === '' ? [turn.say('common:mustFill')] : [])];
  if (problems.length > 0) return [replace(pasteCard(turn.say, turn.snapshot.key.team, words, problems))];
  return readAndPreview(turn, Buffer.from(words), turn.say('data:paste'), replace);
}

async function typeValue(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const of = (name: keyof TypedValue): string => (values[name] ?? '').trim();
  const typed: TypedValue = {
    indicator: of('indicator'),
    period: of('period'),
    grade: of('grade'),
    value: of('value'),
    n: of('n'),
  };
  const definition = definitionsOf(turn.snapshot).find(({ key }) => key === typed.indicator);
  const number = parseNumber(typed.value);
  const n = typed.n === '' ? null : parseNumber(typed.n);
  const period = observation.shape.period.safeParse(normalPeriod(typed.period));
  const problems = [...turn.refused];
  if (!definition) problems.push(turn.say('data:problem.indicator'));
  if (definition?.medical && !mayWriteMedical(turn.me)) problems.push(turn.say('data:mayNotMedical'));
  if (!period.success) problems.push(turn.say('data:problem.period'));
  if (number === null) problems.push(turn.say('data:problem.value'));
  if (typed.n !== '' && (n === null || !Number.isInteger(n) || n < 0)) problems.push(turn.say('data:problem.n'));
  if (problems.length > 0 || !definition || !period.success || number === null)
    return [replace(typeCard(turn.who.locale, turn.snapshot, typed, problems))];
  const one: Observation = {
    indicator: definition.key,
    scope: typed.grade
      .replace(/^(?:åk|årskurs|year)\s*/iu, '')
      .toUpperCase()
      .slice(0, 5),
    group: 'all',
    period: period.data,
    value: { kind: 'number', number },
    n,
    source: turn.say('data:type'),
  };
  return preview(
    turn,
    [one],
    { recognised: [definition.name[turn.who.locale]], unrecognised: [], problems: [] },
    replace,
  );
}

/** `ht25`, `HT 2025` and `2025/2026` as the stored form. */
function normalPeriod(typed: string): string {
  const term = /^(ht|vt|höst|vår)[a-zåäö]*\s*(?:20)?(\d{2})$/iu.exec(typed);
  if (term) return `${/^[hH]/.test(term[1] ?? '') ? 'HT' : 'VT'}${term[2]}`;
  const year = /^(\d{4})\s*[/-]\s*(?:20)?(\d{2})$/.exec(typed);
  if (year && Number(year[2]) === (Number(year[1]) + 1) % 100) return `${year[1]}/${year[2]}`;
  return typed;
}

async function saveUnit(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  if (!mayManage(turn.snapshot, turn.me)) return notAllowed(turn);
  const code = (values['unit'] ?? '').replaceAll(/\s/g, '');
  if (!/^\d{8}$/.test(code)) {
    return [
      replace(
        unitCard(turn.say, turn.snapshot.key.team, code.slice(0, 12), { problems: [turn.say('data:unitWrong')] }),
      ),
    ];
  }
  const { team } = turn.snapshot;
  await commit(turn, [
    put({ ...team, unitCode: code }, team),
    audit(turn, 'unit-code-set', `team/${team.id}`, team.unitCode, code),
  ]);
  return [replace(messageCard(turn.say, 'data:unitSaved'))];
}

const EMPTY_OWN: OwnValues = { name: '', definition: '', unit: '', direction: '', periodType: '' };
async function saveOwn(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  if (!mayManage(turn.snapshot, turn.me)) return notAllowed(turn);
  const typed = Object.fromEntries(Object.keys(EMPTY_OWN).map((key) => [key, (values[key] ?? '').trim()])) as OwnValues;
  const key = `own_${[
    ...typed.name
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '_'),
  ]
    .slice(0, 50)
    .join('')}`;
  const parsed = indicatorDefinition.safeParse({
    key: key.replace(/_+$/, ''),
    name: { sv: typed.name, en: typed.name },
    definition: { sv: typed.definition, en: typed.definition },
    unit: typed.unit,
    direction: typed.direction,
    periodType: typed.periodType,
    source: turn.snapshot.team.school,
    perGrade: true,
    threshold: 10,
    people: typed.unit === 'percent' || typed.unit === 'count',
    published: false,
    medical: false,
    headers: [typed.name.toLowerCase()],
    range: { min: 0, max: typed.unit === 'percent' ? 100 : 1_000_000 },
  });
  const known = definitionsOf(turn.snapshot).some(({ name }) => name.sv.toLowerCase() === typed.name.toLowerCase());
  const problems = [
    ...turn.refused,
    ...(known ? [turn.say('data:ownKnown')] : []),
    ...(parsed.success ? [] : [turn.say('common:missing', { field: turn.say('data:ownName') })]),
  ];
  if (!parsed.success || problems.length > 0)
    return [replace(ownIndicatorCard(turn.say, turn.snapshot.key.team, typed, problems))];
  const indicator: TeamIndicator = {
    kind: 'indicator',
    id: parsed.data.key,
    version: 1,
    schoolYear: '',
    definition: parsed.data,
  };
  const after = await commit(turn, [
    put(indicator),
    audit(turn, 'indicator-added', `indicator/${indicator.id}`, null, parsed.data),
  ]);
  return [replace(dataCard(turn.who.locale, after, turn.say('data:ownSaved', { name: typed.name })))];
}

export const actions = forTeam({
  'data.show': async (turn) => [replace(dataCard(turn.who.locale, turn.snapshot, undefined, turn.page))],
  'data.pasteOpen': async (turn) => [open(pasteCard(turn.say, turn.snapshot.key.team))],
  'data.paste': paste,
  'data.typeOpen': async (turn) => [
    open(typeCard(turn.who.locale, turn.snapshot, { indicator: '', period: '', grade: '', value: '', n: '' })),
  ],
  'data.type': typeValue,
  'data.preview': turnPreview,
  'data.save': save,
  'data.drop': drop,
  'data.unitOpen': async (turn) => [
    open(unitCard(turn.say, turn.snapshot.key.team, turn.snapshot.team.unitCode ?? '')),
  ],
  'data.unit': saveUnit,
  'data.ownOpen': async (turn) => [open(ownIndicatorCard(turn.say, turn.snapshot.key.team, EMPTY_OWN))],
  'data.own': saveOwn,
});
