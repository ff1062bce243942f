import type { SurveyDifference } from '@contract/schemas/survey';
import { distanceMeters } from '@domain/case/distance';
import { Checkbox } from 'antd';
import { type Translate, useTranslation } from '../../../locale/useTranslation';
import { distanceText } from '../../../ui/distance';
import { GroupedCode } from '../../../ui/GroupedCode';
import { PhotoStrip } from '../../../ui/PhotoStrip';
import { useInstant } from '../../../ui/useInstant';

interface Props {
  readonly districtCode: string;
  readonly items: readonly SurveyDifference[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly shown: SurveyDifference | null;
  readonly onShow: (item: SurveyDifference) => void;
}

/** The differences, each with what the stock says and what was found. */
export function DifferenceTable({ districtCode, items, chosen, onChosen, shown, onShow }: Props) {
  const { t } = useTranslation();
  const instant = useInstant();
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChosen(next);
  };
  return (
    <table className="inventory-table">
      <caption className="visually-hidden">{t('survey.differences')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('survey.component')}</th>
          <th scope="col">{t('survey.finding')}</th>
          <th scope="col">{t('survey.answeredBy')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.answerId} data-selected={item.answerId === shown?.answerId || undefined}>
            <td>
              <Checkbox
                aria-label={t('survey.selectOne', { name: item.name })}
                checked={chosen.has(item.answerId)}
                onChange={(event) => toggle(item.answerId, event.target.checked)}
              />{' '}
              <button
                type="button"
                className="inventory-open"
                data-difference={item.answerId}
                onClick={() => onShow(item)}
              >
                {item.name}
              </button>
              <span className="inventory-quiet">{item.componentCode && <GroupedCode code={item.componentCode} />}</span>
            </td>
            <td>
              {differenceText(item, t)}
              <PhotoStrip districtCode={districtCode} photos={item.photos} />
              {item.finding.note && <span className="inventory-quiet">{item.finding.note}</span>}
            </td>
            <td>
              {item.answeredByName}
              <time className="inventory-quiet" dateTime={item.at}>
                {instant(item.at)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What differs, in words. */
function differenceText({ finding, stock }: SurveyDifference, t: Translate): string {
  if (finding.verdict === 'missing')
    return t('survey.verdict.missing', { state: t(`inventory.state.${finding.state}`) });
  if (finding.verdict === 'not-found') return t('survey.verdict.not-found');
  const isOther = stock && stock.state !== finding.state;
  const parts = [
    isOther &&
      t('survey.verdict.state', {
        from: t(`inventory.state.${stock.state}`),
        to: t(`inventory.state.${finding.state}`),
      }),
    stock &&
      finding.location &&
      t('survey.verdict.moved', { distance: distanceText(distanceMeters(stock.location, finding.location), t) }),
    !finding.areAttributesRight && t('survey.verdict.wrong'),
  ];
  return parts.filter(Boolean).join(' · ');
}
