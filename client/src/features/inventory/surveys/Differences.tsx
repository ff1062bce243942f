import type { City } from '@contract/schemas';
import type { SurveyDetail, SurveyDifference } from '@contract/schemas/survey';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useSurveyDifferences } from '../../../api/surveys';
import { useTranslation } from '../../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../../ui/Notices';
import { DifferencesMap } from './DifferencesMap';
import { DifferenceTable } from './DifferenceTable';
import { SettleBar } from './SettleBar';

/** Where street and stock differ: on the map and as a table, to be taken over or put aside, some or all. */
export function Differences({ city, survey }: { city: City; survey: SurveyDetail }) {
  const { t } = useTranslation();
  const { districtCode, id: surveyId, open } = survey;
  const query = useSurveyDifferences({ districtCode, surveyId });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<SurveyDifference | null>(null);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  if (query.isPending) return <LoadingNotice rows={5} />;
  if (query.isError && items.length === 0) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  if (items.length === 0) return <p className="inventory-quiet">{t('survey.noDifferences')}</p>;
  const ids = items.map(({ answerId }) => answerId);
  const picked = ids.filter((id) => chosen.has(id));
  const table = { districtCode, items, chosen, onChosen: setChosen, shown, onShow: setShown };
  return (
    <>
      <h3>{t('survey.differences')}</h3>
      <SettleBar survey={{ districtCode, surveyId }} open={open} shown={ids} chosen={picked} onChosen={setChosen} />
      <div className="survey-differences">
        <DifferenceTable {...table} />
        <DifferencesMap city={city} survey={survey} items={items} shown={shown} onShow={setShown} />
      </div>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}
