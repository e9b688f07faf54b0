/** Every card of the product over one team, in the team's language, with `words` wherever somebody may have typed. */
import { closedCards, receiptCard } from '../../cards/answer-receipt.ts';
import { answerCard, asValues } from '../../cards/answers.ts';
import { daysCard } from '../../cards/calendar-preview.ts';
import type { Card } from '../../cards/card.ts';
import { checkpointPageCard, whichCheckpointCard } from '../../cards/checkpoint-page.ts';
import { messageCard, unknownCard, whichTeamCard } from '../../cards/common.ts';
import { ownIndicatorCard, pasteCard, redefineCard, typeCard, unitCard } from '../../cards/data.ts';
import { questionsCard } from '../../cards/data-preview.ts';
import { removeOwnCard, removeValuesCard } from '../../cards/data-remove.ts';
import { discussionCard, discussionsCard, teacherTeamsCard } from '../../cards/discussions.ts';
import { yearEvaluatedCard } from '../../cards/evaluation.ts';
import { evaluationCard, signCard } from '../../cards/evaluation-form.ts';
import { feedCard } from '../../cards/feed.ts';
import { askCard, coachCard, noCard, overrideCard, saidCard } from '../../cards/goal-coach.ts';
import { goalCard, goalSentenceCard } from '../../cards/goal-form.ts';
import { chooseHistoryCard, historyCard } from '../../cards/history.ts';
import { INTERVENTION_INPUTS, type InterventionValues, interventionCard } from '../../cards/intervention-form.ts';
import { interventionPageCard } from '../../cards/intervention-page.ts';
import { interventionsCard, weakCard, whereCard } from '../../cards/interventions.ts';
import { additionCard, jointPictureCard } from '../../cards/joint-picture.ts';
import { belongsCard, keepSettingsCard, parkCard, takeCard } from '../../cards/keep-to-plan.ts';
import { overviewCard, overviewForm } from '../../cards/overview.ts';
import { ownDataCard } from '../../cards/own-data.ts';
import { giveParkedCard } from '../../cards/parked-give.ts';
import { deleteCard, helpCard, homeCard, leavesCard, whenCard } from '../../cards/people.ts';
import { askReportCard, linkCard, reportSaidCard } from '../../cards/report.ts';
import { layDownCard, noSchoolsCard, SCHOOLS_A_PAGE, schoolsCard } from '../../cards/schools.ts';
import { membersListCard, removalCard, settingsCard, timingCard } from '../../cards/settings.ts';
import {
  anotherTeamCard,
  appointCard,
  calendarCard,
  introCard,
  membersCard,
  moveCard,
  schoolCard,
} from '../../cards/setup.ts';
import { goalStatusCard, missingCard, nextCard, statusCard } from '../../cards/status.ts';
import { askTemplateCard, templateCard } from '../../cards/template.ts';
import { speak } from '../../cards/texts.ts';
import { waitingCard } from '../../cards/waiting.ts';
import { approvedCard, dayCard, removeCard } from '../../cards/wheel.ts';
import { yearCard, yearsCard } from '../../cards/year.ts';
import { startedCard, undoCard, yearEndCard, yearEndForm } from '../../cards/year-end.ts';
import type { Question } from '../../imports/questions.ts';
import { formatBreaks } from '../../language/reading/breaks.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { judgeGoal } from '../../quality/goals/smart-goal.ts';
import { SHARES } from '../../quality/overview/documents.ts';
import { summaryOf } from '../../quality/overview/summary.ts';
import { marksOf, ownData } from '../../quality/people/erasure.ts';
import { documentsOf, type Snapshot } from '../../quality/snapshot.ts';
import { MAX_SCHOOL } from '../../quality/team/documents.ts';
import { COUNTIES } from '../../quality/year/school-year.ts';
import { goal, NOW, template } from '../storage/samples.ts';
import { decisionCards } from './decision-cards.ts';
import { endCards } from './end-cards.ts';
import { noteCards } from './note-cards.ts';
import { everyDelivery, linesOf, readDays, sample, TODAY, typedTitle } from './samples.ts';
import { wheelCards } from './wheel-cards.ts';

/** The team as that of another school, as long a name. */
const ofSchool = (snapshot: Snapshot, at: number): Snapshot => ({
  ...snapshot,
  team: { ...snapshot.team, school: `${at} ${snapshot.team.school}`.slice(0, MAX_SCHOOL) },
});

export function everyCard(snapshot: Snapshot, words: string): (Card | null)[] {
  const { locale } = snapshot.team;
  const say = speak(locale);
  const [me] = snapshot.members;
  const [, one] = snapshot.checkpoints;
  const draft = goal('draft', 99, { state: 'draft', title: typedTitle(words), askedAt: NOW, baseline: null });
  if (!me || !one) throw new Error('no team');
  const typed = words.slice(0, 3000);
  const withDraft = { ...snapshot, goals: [...snapshot.goals, draft] };
  const said = sample({
    kind: 'acceptance',
    goal: 'draft',
    person: me.id,
    accepted: false,
    reason: typed,
    at: NOW,
  });
  const parked = sample({
    kind: 'parked',
    text: typedTitle(typed),
    category: 'training',
    owner: me.id,
    parkedAt: NOW,
    state: 'parked',
    reviewedAt: null,
    capacity: '',
  });
  const asked = sample({ kind: 'deviation', category: 'training', decision: 'asked', date: TODAY });
  const withTold = { ...withDraft, acceptances: [said], deviations: [asked] };
  const interventionValues = Object.fromEntries(
    INTERVENTION_INPUTS.flat().map((field) => [field, field === 'certainty' ? 'none' : '']),
  ) as InterventionValues;
  const goalValues = {
    title: typed,
    group: typed,
    indicator: typed,
    baseline: typed,
    target: typed,
    unit: typed,
    direction: '',
    owner: me.id,
    deadline: '',
    description: typed,
    groupSize: typed,
    justification: typed,
  };
  const school = { school: typed, schoolYear: '2026/27', county: 'Skåne', count: '4', locale };
  const timing = { gather: typed, prompt: '7', reminder: '2', decisions: '3', from: '08:00', to: '16:00' };
  const first = snapshot.answers[0];
  const mine = [{ team: snapshot.team, documents: ownData(documentsOf(snapshot), marksOf(me, [])) }];
  return [
    introCard(say, 'channel'),
    introCard(say, 'personal'),
    moveCard(say, [snapshot]),
    helpCard(say),
    messageCard(say, 'common:error'),
    unknownCard(say, ['status', 'wheel', 'goals']),
    whichTeamCard(
      say,
      Array.from({ length: 12 }, (_, at) => ofSchool(snapshot, at)),
      { do: 'say', text: 'status' },
    ),
    schoolCard(
      say,
      school,
      { schoolYears: ['2026/27'], counties: COUNTIES },
      { save: 'setup.school', open: 'setup.open', id: crypto.randomUUID() },
      [typed],
    ),
    calendarCard(
      say,
      snapshot.team,
      { ...snapshot.team.calendar, breaks: formatBreaks(snapshot.team.calendar, locale) },
      'members',
      { problems: [typed] },
    ),
    daysCard(locale, snapshot, readDays(me.id, typed), 0, typed.slice(0, 200)),
    daysCard(locale, snapshot, { ...readDays(me.id, typed), mode: 'whole', next: 'members' }, 2),
    membersCard(say, snapshot, 0, 'wheel'),
    membersCard(say, snapshot, 3, '', { unreadable: true }),
    membersListCard(say, snapshot, true, TODAY),
    settingsCard(say, snapshot, true, '2027/28'),
    timingCard(say, snapshot.team, timing, [typed]),
    removalCard(say, snapshot, true, typed.slice(0, 200)),
    removalCard(say, snapshot, false),
    appointCard(say, 't', snapshot.members.slice(0, 8), 'wheel'),
    anotherTeamCard(say, [typed.slice(0, 120)]),
    yearEndCard(locale, snapshot, '2027-06-02', typed.slice(0, 200)),
    yearEndForm(locale, snapshot, Temporal.PlainDate.from('2027-06-10'), 0, [typed]),
    startedCard(say, snapshot, { goals: 3, interventions: 2, others: 1 }, '2025/26'),
    undoCard(say, snapshot),
    askReportCard(locale, snapshot, {
      id: 'r',
      choices: [{ title: typed.slice(0, 60) || 'x', value: 'year' }],
      wish: { which: 'year', format: 'pdf', lang: locale },
      problems: [typed],
    }),
    reportSaidCard(say, snapshot, typedTitle(words)),
    linkCard(say, typedTitle(words), 'https://bot.ekskolan.example/rapport/x'),
    linkCard(say, typedTitle(words), null),
    askTemplateCard(
      say,
      [0, 1].map((at) => ofSchool(snapshot, at)),
      typedTitle(words),
      'f1',
    ),
    templateCard(say, snapshot, { read: template(), isCut: true }),
    approvedCard(say, 't'),
    ...wheelCards(snapshot, me, TODAY),
    dayCard(locale, snapshot, one, { date: '', id: one.id }, [typed]),
    dayCard(locale, snapshot, null, { date: '2027-02-01', id: crypto.randomUUID() }),
    removeCard(locale, snapshot, one),
    answerCard(locale, snapshot, one, me, {
      values: first ? asValues(first, locale) : { situation: typed },
      problems: [typed],
    }),
    ...(first ? [receiptCard(locale, snapshot, one, me, first)] : []),
    ...closedCards(locale, snapshot, one, [{ label: 'Nuläge', words: typed }]),
    goalSentenceCard(say, 't', typed.slice(0, 300), [typed]),
    goalCard(
      locale,
      snapshot,
      goalValues,
      { id: crypto.randomUUID(), goal: null },
      { problems: [typed], judgement: judgeGoal(snapshot, draft, TODAY) },
    ),
    goalCard(locale, snapshot, goalValues, { id: 'draft', goal: draft, step: 1 }, { problems: [typed], note: typed }),
    ...endCards(locale, snapshot, TODAY, typed),
    goalStatusCard(locale, snapshot, 1, TODAY),
    statusCard(locale, snapshot, TODAY, me),
    statusCard(locale, snapshot, TODAY, null),
    waitingCard(locale, snapshot, me, TODAY, { note: typed.slice(0, 300) }),
    ...snapshot.interventions.slice(0, 1).map((i) => interventionPageCard(locale, snapshot, i, TODAY)),
    nextCard(locale, snapshot, TODAY),
    missingCard(locale, snapshot, TODAY, me),
    ...decisionCards(snapshot, one, me, typed, TODAY),
    evaluationCard(locale, withTold, me, { problems: [typed] }),
    evaluationCard(locale, withTold, me, { page: 9, problems: [typed] }),
    yearEvaluatedCard(locale, withTold, me, '2027-06-02'),
    signCard(locale, snapshot, 'a.b', me.id, typed, [typed]),
    homeCard(say, me.id, TODAY, [snapshot, snapshot]),
    deleteCard(say, me.id, [typed]),
    ownDataCard(locale, me.id, mine),
    ownDataCard(locale, me.id, [...mine, ...mine], { page: 1 }),
    whenCard(say, withDraft, me.id, TODAY),
    leavesCard(say, snapshot, me.id, typed, [{ from: TODAY, until: TODAY }]),
    overviewCard(say, snapshot, me),
    overviewForm(say, snapshot, me.id, { overseer: typed, shares: 'goals' }, [typed]),
    overviewForm(say, snapshot, '', { overseer: typed, shares: '' }),
    schoolsCard(
      locale,
      Array.from({ length: SCHOOLS_A_PAGE }, () => ({ summary: summaryOf(snapshot, snapshot), shares: SHARES })),
      { page: 1, count: 300, today: Temporal.PlainDate.from(TODAY), asker: { id: me.id, fileId: 'f' } },
    ),
    noSchoolsCard(say, typed.slice(0, 300) || '–'),
    layDownCard(say, 3),
    feedCard(say, snapshot, { person: me.id, of: 'mine', before: 'https://skola.example/kalender/', fileId: 'f' }),
    feedCard(say, snapshot, { person: 'nobody', of: 'mine', before: 'https://skola.example/kalender/', fileId: 'f' }),
    feedCard(say, snapshot, { person: me.id, of: 'team', before: null, fileId: 'f' }),
    coachCard(locale, withDraft, draft, TODAY, { mayChange: true, mayManage: true, mayDecide: true }, typed),
    askCard(locale, withDraft, draft, me),
    noCard(locale, withDraft, draft, me, typed, [typed]),
    overrideCard(locale, withDraft, draft, TODAY, typed, [typed]),
    saidCard(say, withDraft, draft, me, true),
    interventionCard(locale, withDraft, interventionValues, { id: 'i', existing: null }, [typed]),
    ...snapshot.interventions
      .slice(0, 1)
      .flatMap((i) =>
        [0, 1, 2].map((step) =>
          interventionCard(locale, withDraft, interventionValues, { id: i.id, existing: i, step }, [typed]),
        ),
      ),
    interventionsCard(locale, snapshot, TODAY, { mayChange: () => true, mayDecide: true }, typed),
    ...snapshot.interventions.slice(0, 1).map((i) => weakCard(locale, snapshot, i, typed, [typed])),
    whereCard(say),
    jointPictureCard(locale, snapshot, one, '2027-02-01', { note: typed.slice(0, 300) }),
    jointPictureCard(locale, snapshot, one, '2027-02-01', { page: 1 }),
    checkpointPageCard(locale, snapshot, one, me, '2027-02-01'),
    checkpointPageCard(locale, snapshot, one, me, TODAY),
    checkpointPageCard(locale, snapshot, one, me, '2027-02-01', { page: 2, readOnly: true }),
    whichCheckpointCard(say, snapshot, say('page:noneYet')),
    historyCard(locale, snapshot, { lines: linesOf(snapshot, typed), filter: { goal: 'g0' }, sight: 'whole' }),
    chooseHistoryCard(locale, snapshot, {}),
    yearCard(locale, snapshot, { readOnly: true, today: TODAY }),
    yearsCard(say, 't', ['2025/26', '2026/27']),
    additionCard(locale, snapshot, one, 'a', { text: typed.slice(0, 300), goal: '' }, [typed]),
    discussionsCard(locale, snapshot, TODAY, typed),
    discussionCard(
      locale,
      snapshot,
      { who: '', date: TODAY, people: me.id, goal: '', outcome: typed.slice(0, 1000) },
      { id: 'd', existing: null },
      [typed],
    ),
    teacherTeamsCard(locale, snapshot, undefined, [typed]),
    pasteCard(say, 't', typed, [typed]),
    typeCard(locale, snapshot, { indicator: '', period: typed, grade: typed, value: typed, n: typed }, [typed]),
    unitCard(say, 't', typed, { problems: [typed], schools: [typed] }),
    ownIndicatorCard(say, 't', { name: typed, definition: typed, unit: '', direction: '', periodType: '' }, [typed]),
    ...INDICATORS.slice(0, 1).flatMap((definition) => [
      removeValuesCard(locale, snapshot, { indicator: 'merit_rating', period: typed }, [typed]),
      removeOwnCard(locale, { ...snapshot, indicators: [sample({ kind: 'indicator', definition })] }, '', [typed]),
      redefineCard(locale, 't', definition, { since: TODAY, definition: typed }, [typed]),
    ]),
    questionsCard(
      locale,
      't',
      Array.from(
        { length: 30 },
        (_, at): Question => ({ id: `q${at}`, about: 'period', of: typed.slice(0, 100), choices: [], answer: '' }),
      ),
      { token: crypto.randomUUID(), person: me.id },
      [typed],
    ),
    belongsCard(say, withDraft, 's', me.id, { concerns: '', words: typed.slice(0, 100) }, [typed]),
    parkCard(say, snapshot, 's', me.id, { text: typed.slice(0, 300), owner: me.id }, [typed]),
    giveParkedCard(say, snapshot, parked, me.id, { problems: [typed] }),
    takeCard(say, snapshot, parked, typed.slice(0, 300), [typed]),
    keepSettingsCard(
      say,
      snapshot,
      { on: 'yes', perDay: '3', routine: typed.slice(0, 1000), notPupils: typed.slice(0, 100) },
      [typed],
    ),
    ...noteCards(snapshot, one, me, typed),
    ...everyDelivery(withTold, me, draft),
  ];
}
