import type { ProposalView } from '@contract/schemas/dispatch';
import { caseSources } from '@domain/case/caseFile';
import type { Translate } from '../../locale/useTranslation';
import { trades } from '../../ui/trades';

type Reason = ProposalView['reasons'][number];

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** A fact that a proposal rests on, as a sentence. */
export function factText(reason: Reason, t: Translate): string {
  return t(`fact.${reason.code}`, { label: labelOf(reason, t) });
}

/** What the fact is about, in words; what has none (a city's own trade) as it stands. */
function labelOf({ code, value, label }: Reason, t: Translate): string {
  if (code === 'trade') {
    const trade = trades.find((each) => each === value);
    return trade ? t(`trade.${trade}`) : value;
  }
  if (code === 'source') {
    const source = caseSources.find((each) => each === value);
    return source ? t(`source.${source}`) : value;
  }
  if (code === 'filed-at') return momentText(value, t);
  return label || value;
}

/** "3 14:05" as "周三 14:05". */
function momentText(value: string, t: Translate): string {
  const [day, time] = value.split(' ');
  const weekday = weekdays.find((each) => each === day);
  return weekday && time ? `${t(`fact.weekday.${weekday}`)} ${time}` : value;
}
