/** What a goal that says what pupils are to do is measured by: so many of them who do it. Pure. */
import type { Figures } from './goal-figures.ts';

const WHO =
  '\\p{L}{0,14}elever|\\p{L}{0,14}eleverna|barn|barnen|flickor|flickorna|pojkar|pojkarna|killar|killarna|tjejer|tjejerna|\\p{L}{5,7}klassare|\\p{L}{5,7}klassarna|(?:ett|två|tre|fyr|femm|sex|sju|ått|ni)(?:or|orna)';
const WHO_IN_ENGLISH = 'pupils|students|children|girls|boys';
const EVERY = '^(?:alla |samtliga )?';
/** «Elever ska känna sig trygga», «Eleverna når målen», but not «Elever som …» and «Elever i åk 8». */
const SHALL_DO = new RegExp(`${EVERY}(${WHO}) (?:ska|skall|bör) (\\p{L}+)(?= |$)(.*)$`, 'iu');
const DOES = new RegExp(
  `${EVERY}(${WHO}) (når|klarar|har|är|kan|får|vet|mår|går|kommer|känner|upplever|tycker|anser|svarar|säger|uppger|läser|skriver|räknar|simmar|sover|äter|rör|deltar|trivs|vågar|använder|uppfyller|lämnar|vejpar|snusar|röker)(?= |$)(.*)$`,
  'iu',
);
/** «Elever med över 20 % frånvaro» */
const WITH = new RegExp(`${EVERY}(${WHO}|${WHO_IN_ENGLISH}) ((?:med|utan|with|without) .*)$`, 'iu');
const SHOULD_DO = new RegExp(
  `^(?:all |every )?(${WHO_IN_ENGLISH}) (?:should|shall|will|must) (\\p{L}+)(?= |$)(.*)$`,
  'iu',
);

/** What is done, for what is to be done; the others end in «r». */
const DONE: Readonly<Record<string, string>> = {
  ...{
    vara: 'är',
    ha: 'har',
    kunna: 'kan',
    veta: 'vet',
    trivas: 'trivs',
    lyckas: 'lyckas',
    finnas: 'finns',
    hinna: 'hinner',
  },
  ...{ nå: 'når', få: 'får', gå: 'går', må: 'mår', förstå: 'förstår', bli: 'blir', be: 'ber', se: 'ser', ge: 'ger' },
  ...{
    känna: 'känner',
    läsa: 'läser',
    skriva: 'skriver',
    sova: 'sover',
    äta: 'äter',
    röra: 'rör',
    lära: 'lär',
    göra: 'gör',
  },
  ...{ komma: 'kommer', uppleva: 'upplever', uppge: 'uppger', säga: 'säger', använda: 'använder', följa: 'följer' },
  ...{
    uppfylla: 'uppfyller',
    röka: 'röker',
    tycka: 'tycker',
    delta: 'deltar',
    ta: 'tar',
    höra: 'hör',
    möta: 'möter',
    leka: 'leker',
  },
  ...{
    klara: 'klarar',
    svara: 'svarar',
    anse: 'anser',
    våga: 'vågar',
    orka: 'orkar',
    simma: 'simmar',
    räkna: 'räknar',
  },
  ...{
    lämna: 'lämnar',
    prata: 'pratar',
    lyssna: 'lyssnar',
    arbeta: 'arbetar',
    träna: 'tränar',
    öva: 'övar',
    närvara: 'närvarar',
  },
  ...{
    snusa: 'snusar',
    vejpa: 'vejpar',
    åka: 'åker',
    stanna: 'stannar',
    delas: 'delas',
    vistas: 'vistas',
    umgås: 'umgås',
  },
};

/** How such pupils are called when they are no certain ones: «eleverna» is «elever». */
const some = (who: string): string =>
  who
    .toLowerCase()
    .replace(/(?<=er|or|ar)na$/u, '')
    .replace(/klassarna$/u, 'klassare')
    .replace(/^barnen$/u, 'barn');

/** The measure of a title that says what they do or are to do; as it is where it says neither. */
export function measureOfPupils(title: string, { unit, counts }: Pick<Figures, 'unit' | 'counts'>): string {
  const isCount = counts || /^(?:elever|barn|st|stycken|pupils|students|children)$/iu.test(unit);
  if (unit !== '' && unit !== '%' && !isCount) return title;
  const english = SHOULD_DO.exec(title);
  if (english) {
    const [, who = '', does = '', rest = ''] = english;
    const of = isCount ? 'Number of ' : unit === '%' ? 'Share of ' : '';
    return capital(`${of}${who.toLowerCase()} who ${does === 'be' ? 'are' : does}${rest}`);
  }
  const [, having, what = ''] = (unit === '%' && WITH.exec(title)) || [];
  if (having !== undefined) {
    const of = /^(?:with|without) /iu.test(what) ? 'Share of' : 'Andel';
    return `${of} ${some(having)} ${what}`;
  }
  const [, who, verb = '', rest = ''] = SHALL_DO.exec(title) ?? DOES.exec(title) ?? [];
  if (who === undefined) return title;
  const of = isCount ? 'Antal ' : unit === '%' ? 'Andel ' : '';
  const does = DOES.test(title) ? verb : (DONE[verb.toLowerCase()] ?? `ska ${verb}`);
  return capital(`${of}${some(who)} som ${does}${rest}`);
}

const capital = (words: string): string => words.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
