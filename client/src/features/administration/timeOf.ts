/** The time of day that was meant, as `HH:MM`, or null: `8`, `830`, `8:30`, `08：30`. */
export function timeOf(text: string): string | null {
  const digits = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim());
  if (!digits) return null;
  const [hour, minute] = [Number(digits[1]), Number(digits[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
