/** Where values stand on an axis. */

export type Scale = {
  readonly low: number;
  readonly high: number;
  /** Round values to write at the axis, lowest first, and what lies between two of them. */
  readonly ticks: readonly number[];
  readonly step: number;
};

/** A value that is less than this share of the highest makes the axis begin at zero: otherwise most of the drawing would be empty. */
const FROM_ZERO = 0.25;

/** A scale that holds all values with some room, with three to six round ticks. Begins at zero only where the values come near it. */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const zero = least >= 0 && least <= most * FROM_ZERO;
  const span = (zero ? most : most - least) || Math.abs(most) || 1;
  const step = roundStep(span / 3);
  const low = zero ? 0 : Math.floor((least - span * 0.08) / step) * step;
  const high = Math.ceil((most + span * 0.08) / step) * step;
  const bottom = least >= 0 ? Math.max(0, low) : low;
  const count = Math.round((high - bottom) / step);
  return {
    low: tidy(bottom),
    high: tidy(high),
    ticks: Array.from({ length: count + 1 }, (_, i) => tidy(bottom + i * step)),
    step: tidy(step),
  };
}

/** 1, 2 or 5 times a power of ten, not smaller than wished. */
function roundStep(wished: number): number {
  const power = 10 ** Math.floor(Math.log10(wished));
  const factor = [1, 2, 5, 10].find((one) => one * power >= wished * 0.999) ?? 10;
  return factor * power;
}

/** 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** From a value to a place between `from` (lowest) and `to`. */
export const placed = (scale: Scale, value: number, from: number, to: number): number =>
  from + ((value - scale.low) / (scale.high - scale.low)) * (to - from);
