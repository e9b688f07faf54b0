/**
 * Loaded into a process before its own code: its machine's clock is wrong by `CLOCK_AHEAD_MS`, and jumps by `CLOCK_JUMP_MS` when it gets SIGUSR2. The
 * monotonic clock goes on as it does on a machine whose clock somebody sets.
 */
let ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);
const jump = Number(process.env['CLOCK_JUMP_MS'] ?? 0);
const RealDate = Date;
const { instant } = Temporal.Now;

Temporal.Now.instant = () => instant().add({ milliseconds: ahead });
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]));
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
} as DateConstructor;
process.on('SIGUSR2', () => {
  ahead += jump;
});
