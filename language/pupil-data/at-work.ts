/** Whether somebody is said to do what only colleagues do: hand in staffing, hold lessons, stand in for another, sit at an office of the municipality. By rule. */
import { type Mention, type Tag, toldUntil } from './tag.ts';

type Row = readonly Tag[];

/** `row` and `mention` as the guard's tagger gives them. */
export const isSaidAtWork = (row: Row, mention: Mention): boolean =>
  mention.who !== 'pronoun' &&
  [handles, isAtOffice, standsIn, worksPart, isWithRole, isDoneBy, callsInSick, isThanked].some((rule) =>
    rule(row, mention),
  );

const PRONOUN = /^(?:hon|han|hen|she|he|they)$/;
/** What is told of somebody: up to the next who is named. */
const told = (row: Row, to: number): Row => row.slice(to + 1, toldUntil(row, to));

/** What is held, kept, moved or handed in by nobody but staff, each with what is done with it. */
const WORK: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:hållit|håller|höll|hålla|leder|ledde|lett|lägger|lagt|lade|la)$/,
    /^(?:\p{L}{0,14}lektioner(?:na)?|stödgrupp(?:en|erna)?|läsgrupp(?:en|erna)?|schemat|studiedagen|apt|föräldramötet|utbildningen)$/u,
  ],
  [/^(?:höll|håller|hållit)$/, /^(?:idrotten|lektionen|matten|musiken|slöjden|samlingen)$/],
  [
    /^(?:bevakar|bevakade|bevakat|vaktar|vaktade|vaktat)$/,
    /^(?:salen|nationella|np|provet|proven|skrivningen|raster?na?)$/,
  ],
  [
    /^(?:lämnade|lämnat|lämnar|skickar|skickat|skickade|skickas|räknar|räknat|gör|gjort|gjorde|ordnar|delat|delade|kan|sköter|förlängd)$/,
    /^(?:bemanning(?:en)?|statistik\p{L}{2,20}|huvudmannen|sammanställning(?:en)?|underlaget|tjänstefördelning(?:en)?|vikarieplanering(?:en)?|veckobrev(?:et)?|kallelse(?:n)?|dagordning(?:en)?|enkätsvaren|frånvarostatistik\p{L}*)$/u,
  ],
  [
    /^(?:flyttat|flyttade|flyttar|tar|tagit|håller|hållit)$/,
    /^(?:hälsobesöken|hälsosamtalen|utvecklingssamtal(?:en)?)$/,
  ],
  [/^(?:takes?|covers?|sent|sends|runs)$/, /^(?:drop-off|playground|duty|invitations?|rota|timetable|agenda|slides)$/],
  [/^(?:i|in)$/, /^(?:excelfilen|kalkylarket|spreadsheet)$/],
];
/** An object stands so near behind what is done with it. */
const NEAR = 7;
/** «Sitt utvecklingssamtal» is a pupil's; «fler av nians utvecklingssamtal» are a colleague's. */
const OWN = /^(?:sitt|sin|sina|eget|egen|his|her|ett)$/;
/** «Höll sig lugn i tre lektioner», «hållit igång». */
const OTHERWISE = /^(?:igång|ihop|ut|på|sig|fokus|koncentrationen|tyst|lugnet|humöret)$/;

function handles(row: Row, { to }: Mention): boolean {
  const words = told(row, to);
  return words.some(({ word, clause }, at) =>
    WORK.some(([does, object]) => {
      const called = words.slice(Math.max(0, at - 2), at).some((there) => PRONOUN.test(there.word));
      if (!does.test(word) || (at > NEAR && !called) || OTHERWISE.test(words[at + 1]?.word ?? '')) return false;
      return words.slice(at + 1, at + 1 + NEAR).some((there, place, all) => {
        if (!object.test(there.word) || there.clause !== clause) return false;
        return !OWN.test(all[place - 1]?.word ?? '');
      });
    }),
  );
}

const AT = /^(?:från|from|på|hos|vid|i|in|at)$/;
const THE = /^(?:the|vår|our)$/;
const OFFICE =
  /^(?:kommunens?|kommunen|regionens?|municipal|spsm|skolverket|förvaltningen|\p{L}{3,20}(?:kontoret|förvaltningen)|växeln)$/u;
/** «Ali på kommunens resursskola»: where pupils are. */
const OF_PUPILS = /(?:skola|skolan|klass|klassen|grupp|gruppen|boende|boendet|fritids|school|class)$/u;
/** An office, a kitchen or a library that somebody comes from; a pupil may be in one. */
const HOUSE = /^(?:library|kitchen|biblioteket|köket|office|expeditionen|it|städet|vaktmästeriet|elevhälsan)$/;
const SAYS = /^(?:told|said|says|asked|asks|wants|lovar|lovade|sa|säger|frågade|undrar|meddelar|meddelade|hälsar)$/;
/** «Noor from the municipal psychology unit», «Yonas på kommunens skolskjutsenhet», «Hodan in the kitchen told me». */
function isAtOffice(row: Row, { to }: Mention): boolean {
  const [where, ...rest] = row.slice(to + 1, to + 6);
  const [office, next] = THE.test(rest[0]?.word ?? '') ? rest.slice(1) : rest;
  if (!AT.test(where?.word ?? '')) return false;
  if (OFFICE.test(office?.word ?? '')) return !OF_PUPILS.test(next?.word ?? '');
  return HOUSE.test(office?.word ?? '') && SAYS.test(next?.word ?? '');
}

const STANDS_IN = /^(?:vikar|vikarierar|vickar|vikarierade|vikarierat)$/;
/** «Hon vikar för Lotta»: both of them work there. */
function standsIn(row: Row, { from, to }: Mention): boolean {
  const isFor = row[from - 1]?.word === 'för' && STANDS_IN.test(row[from - 2]?.word ?? '');
  return isFor || told(row, to).some(({ word }, at, all) => STANDS_IN.test(word) && all[at + 1]?.word === 'för');
}

/** «Hon jobbar bara 60 %». */
const worksPart = (row: Row, { to }: Mention): boolean =>
  told(row, to).some(({ word }, at, all) => {
    const rest = all.slice(at + 1, at + 4);
    const share = rest.findIndex(({ tag }) => tag === 'NUM');
    return /^(?:jobbar|arbetar|works)$/.test(word) && share >= 0 && /^(?:%|procent)$/.test(rest[share + 1]?.word ?? '');
  });

/** «Cilla och rektor tar det 18 november». */
function isWithRole(row: Row, { to }: Mention): boolean {
  const [and, role, does, what] = row.slice(to + 1, to + 5);
  if (!/^(?:och|o|and)$/.test(and?.word ?? '') || role?.tag !== 'ROLE') return false;
  if (/^(?:ansvarar|sammanställer|förbereder|återkopplar|redovisar)$/.test(does?.word ?? '')) return true;
  return does?.word === 'tar' && /^(?:det|mötet|frågan|återkopplingen|dialogen)$/.test(what?.word ?? '');
}

/** «Upprättas av Björn och Marika». */
const isDoneBy = (row: Row, { from }: Mention): boolean =>
  row[from - 1]?.word === 'av' &&
  /^(?:upprättas|sammanställs|leds|förs|justeras|redovisas|presenteras)$/.test(row[from - 2]?.word ?? '');

/** «Zeynep ringde och sjukanmälde sig, ingen kurator på plats». */
function callsInSick(row: Row, { to }: Mention): boolean {
  const words = told(row, to);
  const sick = words.findIndex(({ word }) => /^(?:sjukanmälde|sjukanmäld|sjukskriven|vabbar)$/.test(word));
  return sick >= 0 && words.slice(sick).some(({ tag }, at, all) => tag === 'ROLE' && all[at - 1]?.word === 'ingen');
}

/** «Anton slutar på fredag, någon som samlar till present?» */
function isThanked(row: Row, { to }: Mention): boolean {
  const words = told(row, to).map(({ word }) => word);
  return words.some((word, at) => /^(?:samlar|lägger)$/.test(word) && words.slice(at + 1, at + 4).includes('present'));
}
