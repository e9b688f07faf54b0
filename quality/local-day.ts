/** The day on which an instant falls in a team's own clock. One turn asks for the same several times, and each time takes a look at the time zone's rules. */
export function localDay(
  { timeZone }: { readonly timeZone: string },
  instant: string | Temporal.Instant,
): Temporal.PlainDate {
  const at = Temporal.Instant.from(instant);
  const { epochMilliseconds } = at;
  if (last?.timeZone !== timeZone || last.epochMilliseconds !== epochMilliseconds)
    last = { timeZone, epochMilliseconds, day: at.toZonedDateTimeISO(timeZone).toPlainDate() };
  return last.day;
}
/** What was asked for last. Days begin at whole milliseconds. */
let last:
  | { readonly timeZone: string; readonly epochMilliseconds: number; readonly day: Temporal.PlainDate }
  | undefined;
