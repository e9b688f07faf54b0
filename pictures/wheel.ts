/**
 * The annual wheel: a school year round, clockwise from August at the top, with ISO weeks, terms and breaks, checkpoints with their state,
 * goals' deadlines, discussions and «here we are». Data in, SVG out. In chat it holds no names; they stand as rows beside it.
 */
import { COLOURS, type Colours, type Theme } from './colours.ts';
import { drawing, element, label, type Point } from './svg.ts';

type Span = { readonly from: string; readonly to: string };

export type WheelPicture = {
  /** `2026/27`. */
  readonly schoolYear: string;
  readonly terms: readonly [autumn: Span, spring: Span];
  /** Days off, both ends included. */
  readonly breaks: readonly Span[];
  readonly checkpoints: readonly WheelCheckpoint[];
  /** ISO dates; several on one day are one mark. */
  readonly deadlines: readonly string[];
  readonly discussions: readonly string[];
  /** ISO date; outside the year no hand is drawn. */
  readonly today: string;
  /** Twelve short names from August on: `aug`, `sep` … */
  readonly months: readonly string[];
  /** In the middle, under the school year: `v. 48`. */
  readonly middle: string;
  /** What a screen reader says. */
  readonly title: string;
};
type WheelCheckpoint = { readonly number: number; readonly date: string; readonly state: MarkState };
/** `late`: its day has passed and it is not closed. */
export type MarkState = 'done' | 'next' | 'planned' | 'late';

/**
 * Side of the square. A card is 414 px wide on a phone, so that 840 units are shown at about half: letters of 30 units are 14 px there
 * (observed in the Agents Playground 0.2.28, November 2026).
 */
export const SIDE = 840;
const LETTER = 30;
const C: Point = { x: SIDE / 2, y: SIDE / 2 };
const R = {
  weeks: [391, 404],
  weekNumbers: 370,
  months: [290, 344],
  terms: [194, 286],
  marks: 240,
  small: 172,
} as const;

/** The drawing as SVG, `SIDE` × `SIDE`. */
export function wheelSvg(wheel: WheelPicture, theme: Theme): string {
  const colours = COLOURS[theme];
  const { background } = colours;
  return drawing({ width: SIDE, height: SIDE }, { title: wheel.title, background }, wheelParts(wheel, colours));
}

/** What the wheel is made of, within a square of `SIDE`. */
export function wheelParts(wheel: WheelPicture, colours: Colours): string[] {
  const year = new Year(wheel.schoolYear);
  return [
    ...monthsOf(wheel, year).map(({ from, to }, index) =>
      sector(R.months, from, to, { fill: monthFill(index, colours) }),
    ),
    ...terms(wheel, year, colours),
    ...hand(wheel, year, colours),
    ...weeks(year, colours),
    ...monthsOf(wheel, year).map(({ name, from, to }, index) => {
      const { x, y } = onCircle((R.months[0] + R.months[1]) / 2, (from + to) / 2);
      // In the middle of a month the hand lies behind its name, and does not run through the letters.
      const halo = { stroke: monthFill(index, colours), 'stroke-width': 8, 'paint-order': 'stroke' };
      return label(name, { x, y: y + LETTER * 0.35 }, { ...words(colours.text), ...halo });
    }),
    ...smallMarks(wheel, year, colours),
    ...wheel.checkpoints.map((one) => markAt(onCircle(R.marks, year.at(one.date)), one, colours)),
    ...middle(wheel, colours),
  ];
}

/** From 1 August to the next, once round. */
class Year {
  readonly first: Temporal.PlainDate;
  readonly days: number;
  constructor(schoolYear: string) {
    this.first = Temporal.PlainDate.from({ year: Number(schoolYear.slice(0, 4)), month: 8, day: 1 });
    this.days = this.first.until(this.first.add({ years: 1 })).days;
  }
  dayOf = (iso: string): number => this.first.until(Temporal.PlainDate.from(iso)).days;
  has = (iso: string): boolean => this.dayOf(iso) >= 0 && this.dayOf(iso) < this.days;
  /** Radians clockwise from the top, of the morning of a day; days outside stop at the ends. */
  angle = (day: number): number => (Math.min(Math.max(day, 0), this.days) / this.days) * 2 * Math.PI;
  /** The middle of a day. */
  at = (iso: string): number => this.angle(this.dayOf(iso) + 0.5);
}

const onCircle = (radius: number, angle: number): Point => ({
  x: C.x + radius * Math.sin(angle),
  y: C.y - radius * Math.cos(angle),
});
const written = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A piece of a ring between two radii and two angles. */
function sector(
  [inner, outer]: readonly [number, number],
  from: number,
  to: number,
  look: { readonly fill: string; readonly stroke?: string; readonly 'stroke-width'?: number },
): string {
  const large = to - from > Math.PI ? 1 : 0;
  const d = [
    `M${written(onCircle(outer, from))}`,
    `A${outer} ${outer} 0 ${large} 1 ${written(onCircle(outer, to))}`,
    `L${written(onCircle(inner, to))}`,
    `A${inner} ${inner} 0 ${large} 0 ${written(onCircle(inner, from))}Z`,
  ];
  return element('path', { d: d.join(''), ...look });
}

const monthFill = (index: number, { month, otherMonth }: Colours): string => (index % 2 === 0 ? month : otherMonth);

/** The months with their angles. */
function monthsOf({ months }: WheelPicture, year: Year): { name: string; from: number; to: number }[] {
  return months.map((name, index) => {
    const first = year.first.add({ months: index });
    const next = first.add({ months: 1 });
    return { name, from: year.angle(year.dayOf(first.toString())), to: year.angle(year.dayOf(next.toString())) };
  });
}

const words = (fill: string, size: number = LETTER, weight = 400) => ({
  fill,
  'font-size': size,
  'font-weight': weight,
  'text-anchor': 'middle',
});

/** Outlined, since the colours of terms and breaks are too pale to be told apart by everybody. */
function terms({ terms: both, breaks }: WheelPicture, year: Year, colours: Colours): string[] {
  const piece = ({ from, to }: Span, fill: string): string =>
    sector(R.terms, year.angle(year.dayOf(from)), year.angle(year.dayOf(to) + 1), {
      fill,
      stroke: colours.quiet,
      'stroke-width': 2,
    });
  const [autumn, spring] = both;
  return [
    circle(R.terms[1], colours),
    circle(R.terms[0], colours),
    piece(autumn, colours.autumn),
    piece(spring, colours.spring),
    ...breaks.filter(({ from, to }) => year.has(from) || year.has(to)).map((days) => piece(days, colours.rest)),
  ];
}

const circle = (r: number, colours: Colours): string =>
  element('circle', { cx: C.x, cy: C.y, r, fill: 'none', stroke: colours.line, 'stroke-width': 1 });

/** A tick at each Monday, longer and with the week's number every fourth week. */
function weeks(year: Year, colours: Colours): string[] {
  const monday = year.first.add({ days: (8 - year.first.dayOfWeek) % 7 });
  const drawn: string[] = [circle(R.weeks[1], colours)];
  for (let day = year.dayOf(monday.toString()); day < year.days; day += 7) {
    const week = year.first.add({ days: day }).weekOfYear ?? 0;
    const numbered = week % 4 === 0;
    const [from, to] = [
      onCircle(numbered ? R.weeks[0] : R.weeks[0] + 5, year.angle(day)),
      onCircle(R.weeks[1], year.angle(day)),
    ];
    drawn.push(element('path', { d: `M${written(from)}L${written(to)}`, stroke: colours.line, 'stroke-width': 2 }));
    if (!numbered) continue;
    const place = onCircle(R.weekNumbers, year.angle(day + 3.5));
    drawn.push(label(String(week), { x: place.x, y: place.y + LETTER * 0.35 }, words(colours.quiet)));
  }
  return drawn;
}

/** Days between two small marks that can be told apart. */
const APART = 12;

/** Goals' deadlines as triangles and discussions as dots, inside the ring. */
function smallMarks({ deadlines, discussions }: WheelPicture, year: Year, colours: Colours): string[] {
  // Marks that would lie on each other are one.
  const days = [...new Set(deadlines)]
    .filter(year.has)
    .toSorted()
    .filter((day, index, all) => year.dayOf(all[index + 1] ?? '9999-12-31') - year.dayOf(day) > APART);
  return [
    ...[...new Set(discussions)].filter(year.has).map((day) => {
      const { x, y } = onCircle(R.small, year.at(day));
      return element('circle', { cx: x, cy: y, r: 7, fill: colours.discussion });
    }),
    ...days.map((day) => {
      const angle = year.at(day);
      const corners = [
        onCircle(R.small + 16, angle),
        onCircle(R.small - 14, angle - 0.085),
        onCircle(R.small - 14, angle + 0.085),
      ];
      return element('path', { d: `M${corners.map(written).join('L')}Z`, fill: colours.deadline });
    }),
  ];
}

/** From the middle to the weeks, with a point at its end. */
function hand({ today }: WheelPicture, year: Year, colours: Colours): string[] {
  if (!year.has(today)) return [];
  const angle = year.at(today);
  const corners = [
    onCircle(R.weeks[1] - 24, angle),
    onCircle(R.weeks[1] + 8, angle - 0.045),
    onCircle(R.weeks[1] + 8, angle + 0.045),
  ];
  return [
    element('path', {
      d: `M${written(onCircle(118, angle))}L${written(onCircle(R.weeks[1] - 22, angle))}`,
      stroke: colours.now,
      'stroke-width': 5,
    }),
    element('path', { d: `M${corners.map(written).join('L')}Z`, fill: colours.now }),
  ];
}

/** The number in a shape by state: a filled disc with a tick is done, a disc with a ring is next, a ring is planned, a square is late. */
export function markAt(at: Point, { number, state }: Omit<WheelCheckpoint, 'date'>, colours: Colours): string {
  const fill = colours[state];
  const number_ = label(
    String(number),
    { x: at.x, y: at.y + 12 },
    words(state === 'planned' ? colours.text : colours.onMark, 34, 600),
  );
  const disc = (r: number, attributes: Record<string, string | number>) =>
    element('circle', { cx: at.x, cy: at.y, r, ...attributes });
  switch (state) {
    case 'done':
      return [disc(32, { fill }), number_, tick({ x: at.x + 26, y: at.y - 26 }, colours)].join('');
    case 'next':
      return [
        disc(40, { fill: colours.background, stroke: fill, 'stroke-width': 5 }),
        disc(32, { fill }),
        number_,
      ].join('');
    case 'planned':
      return [disc(31, { fill, stroke: colours.text, 'stroke-width': 3 }), number_].join('');
    case 'late':
      return [element('rect', { x: at.x - 31, y: at.y - 31, width: 62, height: 62, fill }), number_].join('');
  }
}

function tick({ x, y }: Point, colours: Colours): string {
  return [
    element('circle', { cx: x, cy: y, r: 15, fill: colours.background, stroke: colours.done, 'stroke-width': 3 }),
    element('path', {
      d: `M${written({ x: x - 7, y })}L${written({ x: x - 2, y: y + 6 })}L${written({ x: x + 7, y: y - 6 })}`,
      fill: 'none',
      stroke: colours.done,
      'stroke-width': 4,
    }),
  ].join('');
}

function middle({ schoolYear, middle: week }: WheelPicture, colours: Colours): string[] {
  return [
    label(schoolYear, { x: C.x, y: C.y + 4 }, words(colours.text, 46, 600)),
    label(week, { x: C.x, y: C.y + 46 }, words(colours.quiet, 34)),
  ];
}
