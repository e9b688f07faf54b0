/** The day on which an instant falls in a team's own clock. */
export const localDay = (
  { timeZone }: { readonly timeZone: string },
  instant: string | Temporal.Instant,
): Temporal.PlainDate => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
